import { useQuery } from '@tanstack/react-query';
import { Drawer, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { journeyQuery } from '../../api/journeys.ts';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { type PairedStep, pairSteps } from './pair-steps.ts';
import { type StepFunnelRow, stepFunnel } from './step-funnel.ts';

interface Props {
  journey: string;
  version: number;
  onClose: () => void;
}

/** An earlier version beside the newest, step by step: how many come to each, and how many are lost there. */
export function CompareDrawer({ journey, version, onClose }: Props) {
  const { t } = useTranslation();
  const title = t('flow.compareTitle', { version });
  const earlier = useQuery(journeyQuery(journey, version));
  const newest = useQuery(journeyQuery(journey, null));
  return (
    <Drawer open size={1080} title={title} onClose={onClose} destroyOnHidden>
      <p>{t('flow.compareHint')}</p>
      <Loaded query={earlier}>
        {({ steps: before }) => (
          <Loaded query={newest}>
            {({ steps: after }) => (
              <PlainTable
                caption={title}
                columns={[
                  { key: 'step', title: t('flow.compareStep') },
                  { key: 'came', title: t('flow.compareCame', { version }), numeric: true },
                  { key: 'lost', title: t('flow.compareLost', { version }), numeric: true },
                  { key: 'cameNew', title: t('flow.newestCame'), numeric: true },
                  { key: 'lostNew', title: t('flow.newestLost'), numeric: true },
                  { key: 'change', title: t('flow.shareChange'), numeric: true },
                ]}
                rows={pairSteps(stepFunnel(before), stepFunnel(after)).map((row) => ({
                  key: `${row.before?.node}-${row.after?.node}`,
                  cells: [
                    <StepName key="step" row={row} />,
                    ...figures(row.before),
                    ...figures(row.after),
                    pointsBetween(row),
                  ],
                }))}
              />
            )}
          </Loaded>
        )}
      </Loaded>
    </Drawer>
  );
}

function StepName({ row: { before, after, isSame } }: { row: PairedStep }) {
  const { t } = useTranslation();
  const depth = (after ?? before)?.depth ?? 0;
  return (
    <span style={{ paddingInlineStart: `${depth}em` }}>
      {isSame || !before || !after ? (after ?? before)?.label : `${before.label} → ${after.label}`}{' '}
      {before === null ? <Tag>{t('flow.stepAdded')}</Tag> : null}
      {after === null ? <Tag>{t('flow.stepGone')}</Tag> : null}
      {before && after && !isSame ? <Tag>{t('flow.stepChanged')}</Tag> : null}
    </span>
  );
}

function figures(step: StepFunnelRow | null): [string, string] {
  if (!step) return ['—', '—'];
  const withShare = (count: number, share: number | null): string =>
    share === null ? formatNumber(count) : `${formatNumber(count)}（${formatShare(share)}）`;
  return [withShare(step.came, step.share), withShare(step.lost, step.lostShare)];
}

/** In percentage points, with its sign; nothing where one of the two has no share. */
function pointsBetween({ before, after }: PairedStep): string {
  if (before?.share == null || after?.share == null) return '—';
  const points = Math.round((after.share - before.share) * 1000) / 10;
  return `${points > 0 ? '+' : ''}${formatNumber(points)}`;
}
