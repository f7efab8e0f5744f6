import type { RelationHistory as History } from '@hetang/contract/http/contacts';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { relationsQuery } from '../../api/contacts.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import styles from './contacts.module.css';

/** Every time somebody of the staff was added, left or handed the contact over; nothing when that is one time. */
export function RelationHistory({ contact }: { contact: number }) {
  const { t } = useTranslation();
  const { data } = useQuery(relationsQuery(contact));
  if (!data || data.total < 2) return null;
  return (
    <>
      <h3 className={styles.sub}>{t('contacts.relationHistory')}</h3>
      <ol className={kit.entries}>
        {data.items.map((one) => (
          <Entry key={`${one.at} ${one.change} ${one.staff.key}`} one={one} />
        ))}
      </ol>
    </>
  );
}

function Entry({ one }: { one: History['items'][number] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return (
    <li>
      <div className={kit.entryHead}>
        <span>
          {t(`contacts.relation.${one.change}`, { staff: one.staff.name, from: one.from?.name ?? '' })}
        </span>
        <span className="soft numbers">{formatInstant(one.at, timezone)}</span>
      </div>
      {one.code ? <div className="soft">{t('contacts.relationCode', { code: one.code.name })}</div> : null}
    </li>
  );
}
