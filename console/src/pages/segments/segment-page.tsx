import type { SegmentDetail } from '@hetang/contract/http/segments';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { segmentQuery } from '../../api/segments.ts';
import { useTimezone } from '../../app/now.ts';
import { EditInPlan } from '../../kit/edit-in-plan.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { Term } from '../../kit/term.tsx';
import { changeText } from './change-text.ts';
import { ConditionParts } from './condition-parts.tsx';
import { SegmentMembersTable } from './segment-members.tsx';
import styles from './segments.module.css';
import { SizeChart } from './size-chart.tsx';
import { SnapshotsPanel } from './snapshots-panel.tsx';

const route = getRouteApi('/segments/$key');

/** One segment: its condition, its size over time, its members, what was kept of it. */
export function SegmentPage() {
  const { t } = useTranslation();
  const { key } = route.useParams();
  const segment = useQuery(segmentQuery(key));
  return (
    <Page
      title={segment.data?.name ?? key}
      parent={{ to: '/segments', title: t('nav.segments') }}
      actions={<EditInPlan kind="segments" of={key} />}
    >
      <Loaded query={segment}>{(data) => <Detail segment={data} />}</Loaded>
    </Page>
  );
}

function Detail({ segment }: { segment: SegmentDetail }) {
  const { t } = useTranslation();
  const ready = segment.state === 'ready';
  return (
    <>
      {ready ? null : <Alert type="info" showIcon title={t('segments.building')} />}
      <div className={styles.columns}>
        <Panel title={t('segments.condition')} hint={segment.description ?? undefined}>
          <ConditionParts parts={[segment.parts]} />
        </Panel>
        <Panel title={t('segments.size')}>
          <Counts segment={segment} />
          {segment.days.length > 0 ? <SizeChart days={segment.days} /> : null}
        </Panel>
      </div>
      {ready ? (
        <>
          <SegmentMembersTable segment={segment} />
          <SnapshotsPanel segment={segment.key} />
        </>
      ) : null}
    </>
  );
}

function Counts({ segment }: { segment: SegmentDetail }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const ready = segment.state === 'ready';
  return (
    <div className={styles.counts}>
      <div>
        <Term hint={t('segments.membersHint')}>{t('segments.members')}</Term>
        <strong>{ready ? formatNumber(segment.members) : t('none')}</strong>
      </div>
      <div>
        <Term hint={t('segments.growthHint')}>{t('segments.growth7')}</Term>
        <strong>{ready ? changeText(segment.growth7) : t('none')}</strong>
      </div>
      <div>
        <Term hint={t('segments.growthHint')}>{t('segments.growth30')}</Term>
        <strong>{ready ? changeText(segment.growth30) : t('none')}</strong>
      </div>
      <div>
        {t('segments.since')}
        <span className="numbers">{formatInstant(segment.since, timezone)}</span>
      </div>
    </div>
  );
}
