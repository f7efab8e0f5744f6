import type { CommunityDetail } from '@hetang/contract/http/communities';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { communityQuery } from '../../api/communities.ts';
import { formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Term } from '../../kit/term.tsx';
import { ChatTable } from './chat-table.tsx';
import styles from './communities.module.css';

import { ActivityChart, GrowthChart } from './day-charts.tsx';
import { GroupCodes } from './group-codes.tsx';
import { GroupWelcome } from './group-welcome.tsx';
import { HealthText, ShareText } from './health-text.tsx';

const route = getRouteApi('/communities/$key');

/** One community: its people and messages by day, its health, its groups. */
export function CommunityPage() {
  const { t } = useTranslation();
  const { key } = route.useParams();
  const community = useQuery(communityQuery(key));
  return (
    <Page title={community.data?.name ?? key} parent={{ to: '/communities', title: t('nav.communities') }}>
      <Loaded query={community}>{(data) => <Detail community={data} />}</Loaded>
    </Page>
  );
}

function Detail({ community }: { community: CommunityDetail }) {
  const { t } = useTranslation();
  const { health, days } = community;
  const measured = days.some((day) => day.messages !== null);
  return (
    <>
      <div className={styles.counts}>
        <div>
          <Term hint={t('communities.membersHint')}>{t('communities.members')}</Term>
          <strong>{formatNumber(community.members)}</strong>
        </div>
        <div>
          {t('communities.joined7')}
          <strong>{formatNumber(community.joined7)}</strong>
        </div>
        <div>
          {t('communities.left7')}
          <strong>{formatNumber(community.left7)}</strong>
        </div>
        <div>
          <Term hint={t('communities.leaveShareHint')}>{t('communities.leaveShare')}</Term>
          <span>
            <ShareText share={health.leaveShare} limit={health.leaveAtMost} />
          </span>
        </div>
        <div>
          <Term hint={t('communities.activeShareHint')}>{t('communities.activeShare')}</Term>
          <span>
            <ShareText share={health.activeShare} limit={health.activeAtLeast} />
          </span>
        </div>
        <div>
          {t('communities.trouble')}
          <span>
            <HealthText health={health} />
          </span>
        </div>
      </div>
      <div className={styles.columns}>
        <Panel title={t('communities.growth')}>
          <GrowthChart days={days} />
        </Panel>
        <Panel
          title={t('communities.activity')}
          hint={community.sharedOwners ? t('communities.sharedOwners') : t('communities.activityHint')}
        >
          {measured ? <ActivityChart days={days} /> : <p className="soft">{t('communities.activityNone')}</p>}
        </Panel>
      </div>
      <GroupWelcome welcome={community.welcome} />
      <GroupCodes community={community.key} />
      <ChatTable community={community.key} />
    </>
  );
}
