import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { contactQuery } from '../../api/contacts.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ContactJourneys } from './contact-journeys.tsx';
import { ContactProfile } from './contact-profile.tsx';
import { ContactRelations } from './contact-relations.tsx';
import { ContactSegments } from './contact-segments.tsx';
import { ContactTiers } from './contact-tiers.tsx';
import styles from './contacts.module.css';
import { ReachLeft } from './reach-left.tsx';
import { StageHistory } from './stage-history.tsx';
import { Timeline } from './timeline.tsx';

const route = getRouteApi('/contacts/$id');

/** One contact: who it is, where it stands, what has happened. */
export function ContactPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const contact = useQuery(contactQuery(id));
  const title = contact.data
    ? (contact.data.name ?? t('contacts.unnamed', { id }))
    : `${t('contacts.name')} ${id}`;
  return (
    <Page title={title} parent={{ to: '/contacts', title: t('nav.contacts') }}>
      <Loaded query={contact}>{(data) => <Columns contact={data} />}</Loaded>
    </Page>
  );
}

function Columns({ contact }: { contact: ContactDetail }) {
  const { t } = useTranslation();
  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Panel title={t('contacts.profile')}>
          <ContactProfile contact={contact} />
        </Panel>
        <Panel title={t('contacts.reach')}>
          <ReachLeft reach={contact.reach} />
        </Panel>
        <ContactTiers contact={contact} />
        <Panel title={t('standing.segments')}>
          <ContactSegments contact={contact} />
        </Panel>
        <Panel title={t('contacts.stageHistory')}>
          <StageHistory entries={contact.stageHistory} />
        </Panel>
        <Panel title={t('contacts.journeys')}>
          <ContactJourneys journeys={contact.journeys} />
        </Panel>
        <Panel title={t('contacts.relations')}>
          <ContactRelations relations={contact.relations} />
        </Panel>
      </div>
      <Timeline contactId={String(contact.id)} />
    </div>
  );
}
