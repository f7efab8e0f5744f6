import type { ContactDetail } from '@hetang/contract/http/contacts';
import type { ContactSegments as Memberships } from '@hetang/contract/http/segments';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactSegmentsQuery } from '../../api/segments.ts';
import { useTimezone } from '../../app/now.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { Loaded } from '../../kit/loaded.tsx';
import { WhyDrawer } from '../segments/why-drawer.tsx';

/** The segments that a contact belongs to, each with its condition in words and why it holds. */
export function ContactSegments({ contact }: { contact: ContactDetail }) {
  const memberships = useQuery(contactSegmentsQuery(contact.id));
  return <Loaded query={memberships}>{({ items }) => <Entries items={items} contact={contact} />}</Loaded>;
}

function Entries({ items, contact }: Memberships & { contact: ContactDetail }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Memberships['items'][number] | null>(null);
  const timezone = useTimezone();
  if (items.length === 0) return <p className="soft">{t('standing.noSegments')}</p>;
  const name = contact.name ?? t('contacts.unnamed', { id: contact.id });
  return (
    <>
      <ol className={kit.entries}>
        {items.map((item) => (
          <li key={item.key}>
            <div className={kit.entryHead}>
              <Link to="/segments/$key" params={{ key: item.key }}>
                {item.name}
              </Link>
              <Button
                size="small"
                aria-label={t('contacts.segmentWhy', { segment: item.name })}
                onClick={() => setAsked(item)}
              >
                {t('segments.why')}
              </Button>
            </div>
            <div className="soft">
              {item.when} · {t('standing.since', { at: formatInstant(item.since, timezone) })}
            </div>
          </li>
        ))}
      </ol>
      {asked ? (
        <WhyDrawer segment={asked} contact={{ id: contact.id, name }} onClose={() => setAsked(null)} />
      ) : null}
    </>
  );
}
