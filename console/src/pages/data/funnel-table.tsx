import type { Funnel } from '@hetang/contract/http/reports';
import { useTranslation } from 'react-i18next';
import { formatNumber, formatShare, splitDuration } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { type FunnelNames, funnelRows } from './funnel-model.ts';

/** The funnel's numbers, one line per group and step. */
export function FunnelTable({ funnel, names }: { funnel: Funnel; names: FunnelNames }) {
  const { t } = useTranslation();
  const duration = (seconds: number | null) => {
    const split = splitDuration(seconds);
    return split ? t(`unit.${split.unit}`, { n: split.n }) : t('none');
  };
  const grouped = funnel.groups.length > 0;
  return (
    <PlainTable
      caption={t('data.funnelChart')}
      columns={[
        ...(grouped ? [{ key: 'group', title: t('data.group') }] : []),
        { key: 'step', title: t('data.stepName') },
        { key: 'people', title: t('data.people'), numeric: true },
        { key: 'ofFirst', title: t('data.ofFirst'), numeric: true },
        { key: 'ofPrevious', title: t('data.ofPrevious'), numeric: true },
        { key: 'median', title: t('data.median'), numeric: true },
        { key: 'average', title: t('data.average'), numeric: true },
      ]}
      rows={funnelRows(funnel, names).map(({ id, group, step }) => ({
        key: id,
        cells: [
          ...(grouped ? [group] : []),
          step.name,
          formatNumber(step.people),
          formatShare(step.ofFirst),
          formatShare(step.ofPrevious),
          duration(step.medianSeconds),
          duration(step.averageSeconds),
        ],
      }))}
    />
  );
}
