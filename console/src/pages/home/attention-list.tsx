import { ExclamationCircleOutlined } from '@ant-design/icons';
import type { Home } from '@hetang/contract/http/home';
import { useTranslation } from 'react-i18next';
import { AppLink } from '../../kit/app-link.tsx';
import { useWord } from '../../kit/use-word.ts';
import styles from './home.module.css';

/** What a person has to look at, each with the way there. */
export function AttentionList({ items }: { items: Home['attention'] }) {
  const { t } = useTranslation();
  const word = useWord();
  if (items.length === 0) return <p className="soft">{t('home.attentionNone')}</p>;
  return (
    <ul className={styles.attention}>
      {items.map((item) => (
        <li key={item.code}>
          <AppLink href={item.link}>
            <ExclamationCircleOutlined aria-hidden="true" /> {word('attention', item.code)}
          </AppLink>
          <span className="numbers">{t('home.attentionCount', { count: item.count })}</span>
        </li>
      ))}
    </ul>
  );
}
