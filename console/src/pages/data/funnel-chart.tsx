import type { Funnel } from '@hetang/contract/http/reports';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { barLabel } from '../../kit/format.ts';
import { type FunnelNames, groupName } from './funnel-model.ts';

const ChartCanvas = lazy(async () => ({
  default: (await import('../../kit/chart-canvas.tsx')).ChartCanvas,
}));
const MAX_GROUPS = 8;

/** People at each step; by group when the funnel is broken down, the largest groups first. */
export function FunnelChart({ funnel, names }: { funnel: Funnel; names: FunnelNames }) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: names only change with the funnel or the language
  const option = useMemo(() => funnelOption(funnel, names), [funnel, names.all, names.reference]);
  const height = 80 + funnel.total.steps.length * (funnel.groups.length > 0 ? 64 : 44);
  return (
    <Suspense fallback={<div style={{ height }} />}>
      <ChartCanvas label={t('data.funnelChart')} option={option} height={height} />
    </Suspense>
  );
}

function funnelOption(funnel: Funnel, names: FunnelNames): ChartOption {
  const groups = funnel.groups.slice(0, MAX_GROUPS);
  const series =
    groups.length > 0
      ? groups.map((group) => ({ name: groupName(group.key, names), steps: group.steps }))
      : [{ name: names.all, steps: funnel.total.steps }];
  return {
    legend: { show: groups.length > 0, top: 0, left: 0, type: 'plain' },
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: {
      top: 36,
      left: 8,
      right: 56,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'value', minInterval: 1 },
    yAxis: { type: 'category', inverse: true, data: funnel.total.steps.map((step) => step.name) },
    series: series.map(({ name, steps }) => ({
      type: 'bar',
      name,
      barMaxWidth: 24,
      label: { show: true, position: 'right', formatter: barLabel },
      data: steps.map((step) => step.people),
    })),
  };
}
