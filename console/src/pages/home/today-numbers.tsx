import type { Home } from '@hetang/contract/http/home';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { AppLink } from '../../kit/app-link.tsx';
import { formatNumber } from '../../kit/format.ts';
import { Term } from '../../kit/term.tsx';
import styles from './home.module.css';

const numbers = [
  { key: 'added', href: '/contacts?sort=-addedAt' },
  { key: 'lost', href: '/contacts?lost=yes' },
  { key: 'sent', href: '/reach?state=sent' },
  { key: 'tasksOpen', href: '/tasks?state=open' },
  { key: 'tasksOverdue', href: '/tasks?overdue=yes' },
  { key: 'awaitingConfirmation', href: '/tasks?state=open&kind=confirm-send' },
] as const;

/** Today's numbers; each leads to the list it counts. */
export function TodayNumbers({ today }: { today: Home['today'] }) {
  const { t } = useTranslation();
  const zone = useTimezone();
  return (
    <section aria-label={t('home.today')} className={styles.today}>
      {numbers.map(({ key, href }) => (
        <div key={key} className={styles.number}>
          <Term hint={t(`home.${key}Hint`, { zone })}>{t(`home.${key}`)}</Term>
          <AppLink href={href} aria-label={`${t(`home.${key}`)} ${formatNumber(today[key])}`}>
            {formatNumber(today[key])}
          </AppLink>
        </div>
      ))}
    </section>
  );
}
