import type { Trend } from '@hetang/contract/http/reports';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { periodName, type TrendLine } from './trend-model.ts';

const ChartCanvas = lazy(async () => ({
  default: (await import('../../kit/chart-canvas.tsx')).ChartCanvas,
}));
const HEIGHT = 340;
const MOST_LINES = 8;

/** The lines of a trend; the periods before are dashed. */
export function TrendChart({ trend, lines }: { trend: Trend; lines: TrendLine[] }) {
  const { t } = useTranslation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the lines only change with the trend or the language
  const option = useMemo(() => trendOption(trend, lines), [trend, lines[0]?.name]);
  return (
    <Suspense fallback={<div style={{ height: HEIGHT }} />}>
      <ChartCanvas label={t('data.trendChart')} option={option} height={HEIGHT} />
    </Suspense>
  );
}

function trendOption(trend: Trend, lines: TrendLine[]): ChartOption {
  const grouped = trend.groups.length > 0;
  const drawn = grouped ? lines.filter(({ id }) => id.startsWith('group')).slice(0, MOST_LINES) : lines;
  return {
    legend: { show: drawn.length > 1, top: 0, left: 0, type: 'plain' },
    tooltip: { trigger: 'axis' },
    grid: {
      top: 48,
      left: 8,
      right: 24,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'category', boundaryGap: false, data: trend.periods.map(periodName) },
    yAxis: { type: 'value' },
    series: drawn.map(({ name, values, before }) => ({
      type: 'line',
      name,
      showSymbol: values.length < 2,
      lineStyle: { type: before ? 'dashed' : 'solid' },
      data: values,
    })),
  };
}
