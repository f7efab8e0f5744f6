import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../../api/client.ts';
import { contactQuery } from '../../api/contacts.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { ContactActions } from './contact-actions.tsx';
import { ContactConsents } from './contact-consents.tsx';
import { ContactCoupons } from './contact-coupons.tsx';
import { ContactJourneys } from './contact-journeys.tsx';
import { ContactMerges, LeavingNotice } from './contact-merges.tsx';
import { ContactPoints } from './contact-points.tsx';
import { ContactProfile } from './contact-profile.tsx';
import { ContactRelations } from './contact-relations.tsx';
import { ContactRemarks } from './contact-remarks.tsx';
import { ContactSegments } from './contact-segments.tsx';
import { ContactTiers } from './contact-tiers.tsx';
import styles from './contacts.module.css';
import { MergedAway } from './merged-away.tsx';
import { ReachLeft } from './reach-left.tsx';
import { RelationHistory } from './relation-history.tsx';
import { StageHistory } from './stage-history.tsx';
import { SuppressionNotice } from './suppression-notice.tsx';
import { Timeline } from './timeline.tsx';

const route = getRouteApi('/contacts/$id');

/** One contact: who it is, where it stands, what has happened. */
export function ContactPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const contact = useQuery(contactQuery(id));
  const gone = contact.error instanceof ApiError && contact.error.problem.code === 'contact/merged';
  const name = contact.data?.name ?? t('contacts.unnamed', { id });
  return (
    <Page
      title={contact.data ? name : `${t('contacts.name')} ${id}`}
      parent={{ to: '/contacts', title: t('nav.contacts') }}
      actions={contact.data && !gone ? <ContactActions key={id} contact={contact.data} name={name} /> : null}
    >
      {gone ? (
        <MergedAway id={id} />
      ) : (
        <Loaded query={contact}>{(data) => <Columns contact={data} name={name} />}</Loaded>
      )}
    </Page>
  );
}

function Columns({ contact, name }: { contact: ContactDetail; name: string }) {
  const { t } = useTranslation();
  return (
    <>
      <LeavingNotice contact={contact.id} />
      {contact.suppression ? (
        <SuppressionNotice contact={{ id: contact.id, name }} suppression={contact.suppression} />
      ) : null}
      <div className={styles.columns}>
        <div className={styles.column}>
          <Panel title={t('contacts.profile')}>
            <ContactProfile contact={contact} />
          </Panel>
          <Panel title={t('contacts.reach')}>
            <ReachLeft reach={contact.reach} />
          </Panel>
          <Panel title={t('quiet.consents')}>
            <ContactConsents consents={contact.consents} />
          </Panel>
          <ContactTiers contact={contact} />
          <ContactPoints contact={contact.id} />
          <ContactCoupons contact={contact.id} />
          <Panel title={t('standing.segments')}>
            <ContactSegments contact={contact} />
          </Panel>
          <Panel title={t('contacts.stageHistory')}>
            <StageHistory contact={contact} />
          </Panel>
          <Panel title={t('contacts.journeys')}>
            <ContactJourneys journeys={contact.journeys} />
          </Panel>
          <Panel title={t('contacts.relations')}>
            <ContactRelations relations={contact.relations} />
            <ContactRemarks contact={contact.id} />
            <RelationHistory contact={contact.id} />
          </Panel>
          <ContactMerges contact={contact.id} />
        </div>
        <Timeline contactId={String(contact.id)} />
      </div>
    </>
  );
}
