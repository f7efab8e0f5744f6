import type { ContactDetail } from '@hetang/contract/http/contacts';
import type { ContactTiers as Places } from '@hetang/contract/http/tiers';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactTiersQuery } from '../../api/segments.ts';
import { useTimezone } from '../../app/now.ts';
import { ExplainedParts } from '../../kit/explained-parts.tsx';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { Panel } from '../../kit/panel.tsx';
import styles from './contacts.module.css';
import { SetTierDrawer } from './set-tier-drawer.tsx';
import { TierHistory } from './tier-history.tsx';

type Place = Places['items'][number];

/** Where a contact stands on each ladder; nothing at all for a plan without ladders. */
export function ContactTiers({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  const { data } = useQuery(contactTiersQuery(contact.id));
  const [setting, setSetting] = useState<Place | null>(null);
  if (!data || data.items.length + data.history.length === 0) return null;
  return (
    <Panel title={t('standing.ladders')}>
      <ol className={kit.entries}>
        {data.items.map((place) => (
          <PlaceEntry key={place.ladder.key} place={place} onSet={() => setSetting(place)} />
        ))}
      </ol>
      <h3 className={styles.sub}>{t('standing.history')}</h3>
      <TierHistory entries={data.history} />
      {setting ? (
        <SetTierDrawer contact={contact.id} place={setting} onClose={() => setSetting(null)} />
      ) : null}
    </Panel>
  );
}

function PlaceEntry({ place, onSet }: { place: Place; onSet: () => void }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const instant = (at: string) => formatInstant(at, timezone);
  return (
    <li>
      <div className={kit.entryHead}>
        <span>
          <span className="soft">{place.ladder.name}</span>{' '}
          <strong>{place.tier?.name ?? t('standing.outside')}</strong>
        </span>
        <Button size="small" onClick={onSet}>
          {t('standing.set')}
        </Button>
      </div>
      <div className="soft numbers">
        {t('standing.since', { at: instant(place.since) })}
        {place.reviewAt ? ` · ${t('standing.reviewAt', { at: instant(place.reviewAt) })}` : null}
      </div>
      {place.manual ? <div>{place.reviewAt ? t('standing.held') : t('standing.heldForever')}</div> : null}
      {place.next ? (
        <>
          <div>{t('standing.next', { tier: place.next.tier.name })}</div>
          {place.next.why ? <ExplainedParts parts={[place.next.why]} /> : null}
        </>
      ) : null}
    </li>
  );
}
