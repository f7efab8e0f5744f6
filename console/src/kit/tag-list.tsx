import { Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import styles from './kit.module.css';

/** Names as small labels; beyond `limit` only how many more there are. */
export function TagList({ names, limit = names.length }: { names: string[]; limit?: number }) {
  const { t } = useTranslation();
  if (names.length === 0) return <>{t('none')}</>;
  const rest = names.slice(limit);
  return (
    <span className={styles.tags}>
      {names.slice(0, limit).map((name) => (
        <Tag key={name}>{name}</Tag>
      ))}
      {rest.length > 0 ? <span title={rest.join('、')}>+{rest.length}</span> : null}
    </span>
  );
}
