import { useTranslation } from 'react-i18next';
import type { FixtureRow } from '../../api/fixtures.ts';
import styles from './wecom.module.css';

const SHOWN = 8;

/** Of files the platform tells the kind only. */
const isFile = (attachment: string): attachment is 'image' | 'video' | 'file' =>
  attachment === 'image' || attachment === 'video' || attachment === 'file';

/** What a fixture holds, in short, and what WeCom has otherwise. */
export function FixtureContent({ fixture: { kind, shows, drift } }: { fixture: FixtureRow }) {
  const { t } = useTranslation();
  const { text, attachment, words = '', level, sku, price, pictures } = shows;
  const list = words.split(' ').filter((word) => word !== '');
  const more = list.length > SHOWN ? '…' : '';
  return (
    <div className={styles.fixture}>
      {kind !== 'intercept-rule' ? (
        <span>{text}</span>
      ) : (
        <span>{t('fixtures.words', { n: list.length, list: list.slice(0, SHOWN).join(' ') + more })}</span>
      )}
      {sku ? <span className="soft">{t('fixtures.product', { sku, price, pictures })}</span> : null}
      {attachment ? (
        <span className="soft">{isFile(attachment) ? t(`fixtures.fileOf.${attachment}`) : attachment}</span>
      ) : null}
      {level === 'block' || level === 'warn' ? (
        <span className="soft">{t(`fixtures.levelOf.${level}`)}</span>
      ) : null}
      {drift.map(({ field, seen }) => (
        <span key={field} role="note">
          {seen === ''
            ? t('fixtures.seenEmpty', { field: t(`fixtures.fieldOf.${field as 'text'}`) })
            : t('fixtures.seen', {
                field: t(`fixtures.fieldOf.${field as 'text'}`),
                seen: seen.length > 120 ? `${seen.slice(0, 120)}…` : seen,
              })}
        </span>
      ))}
    </div>
  );
}
