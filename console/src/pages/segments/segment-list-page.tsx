import { useQuery } from '@tanstack/react-query';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { segmentsQuery } from '../../api/segments.ts';
import { formatShare } from '../../kit/format.ts';
import { NewInPlan } from '../../kit/new-in-plan.tsx';
import { Page } from '../../kit/page.tsx';
import { CountPanel } from './count-panel.tsx';
import { LadderPanels } from './ladder-panels.tsx';
import { OverlapPanel } from './overlap-panel.tsx';
import { SegmentTable } from './segment-table.tsx';

/** All segments of the plan with their size and growth; ladders; what segments share. */
export function SegmentListPage() {
  const { t } = useTranslation();
  const { data } = useQuery(segmentsQuery(''));
  const all = data?.items ?? [];
  const visited = data?.visited ?? null;
  return (
    <Page title={t('nav.segments')} actions={<NewInPlan kind="segments" />}>
      {visited === null ? null : (
        <Alert type="info" showIcon title={t('segments.visiting', { share: formatShare(visited) })} />
      )}
      <SegmentTable />
      {all.length > 0 ? <CountPanel /> : null}
      {all.length > 1 ? <OverlapPanel segments={all} /> : null}
      <LadderPanels />
    </Page>
  );
}
