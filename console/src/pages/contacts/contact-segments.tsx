import type { ContactDetail } from '@hetang/contract/http/contacts';
import type { ContactSegments as Memberships } from '@hetang/contract/http/segments';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contactSegmentsQuery } from '../../api/segments.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { Loaded } from '../../kit/loaded.tsx';

/** The segments that a contact belongs to, each with its condition in words. */
export function ContactSegments({ contact }: { contact: ContactDetail }) {
  const memberships = useQuery(contactSegmentsQuery(contact.id));
  return <Loaded query={memberships}>{({ items }) => <Entries items={items} />}</Loaded>;
}

function Entries({ items }: Memberships) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  if (items.length === 0) return <p className="soft">{t('standing.noSegments')}</p>;
  return (
    <ol className={kit.entries}>
      {items.map((item) => (
        <li key={item.key}>
          <div className={kit.entryHead}>
            <Link to="/segments/$key" params={{ key: item.key }}>
              {item.name}
            </Link>
            <span className="soft numbers">
              {t('standing.since', { at: formatInstant(item.since, timezone) })}
            </span>
          </div>
          <div className="soft">{item.when}</div>
        </li>
      ))}
    </ol>
  );
}
