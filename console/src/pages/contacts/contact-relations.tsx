import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';

/** The staff that a contact has or had as friends. */
export function ContactRelations({ relations }: { relations: ContactDetail['relations'] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  if (relations.length === 0) return <p className="soft">{t('contacts.noRelations')}</p>;
  return (
    <ul className={kit.entries}>
      {relations.map((relation) => (
        <li key={`${relation.staff.key} ${relation.addedAt}`}>
          <strong>{relation.staff.name}</strong>
          <div className="soft">
            {[
              t('contacts.relationSince', { at: formatInstant(relation.addedAt, timezone) }),
              relation.code ? t('contacts.relationCode', { code: relation.code.name }) : null,
              relation.lostAt
                ? t('contacts.relationLost', { at: formatInstant(relation.lostAt, timezone) })
                : null,
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
        </li>
      ))}
    </ul>
  );
}
