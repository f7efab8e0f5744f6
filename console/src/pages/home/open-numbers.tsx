import type { Home } from '@hetang/contract/http/home';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../kit/app-link.tsx';
import { Figure, useFigure } from '../../kit/figure.tsx';
import { formatNumber } from '../../kit/format.ts';
import styles from './home.module.css';

const numbers = [
  { key: 'tasksOpen', href: '/tasks?state=open' },
  { key: 'tasksOverdue', href: '/tasks?overdue=yes' },
  { key: 'awaitingConfirmation', href: '/tasks?state=open&kind=confirm-send' },
] as const;

/** What is open at this moment; each number leads to the list it counts. */
export function OpenNumbers({ today }: { today: Home['today'] }) {
  const { t } = useTranslation();
  const figure = useFigure();
  return (
    <section aria-label={t('home.open')} className={styles.open}>
      {numbers.map(({ key, href }) => (
        <div key={key} className={styles.number}>
          <Figure of={key} />
          <AppLink href={href} aria-label={`${figure(key).name} ${formatNumber(today[key])}`}>
            {formatNumber(today[key])}
          </AppLink>
        </div>
      ))}
    </section>
  );
}
