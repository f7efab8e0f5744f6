import type { ChartOption } from './chart-canvas.tsx';
import { barLabel } from './format.ts';

interface Bars {
  name: string;
  values: readonly number[];
}

/** Lying bars, one row for each name from the top down, their numbers at the end; `width` in pixels. */
export function barsByRow(
  rows: readonly string[],
  series: readonly Bars[],
  { width, legend }: { width: number; legend: ChartOption['legend'] },
): ChartOption {
  return {
    legend,
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
    yAxis: { type: 'category', inverse: true, data: [...rows] },
    series: series.map(({ name, values }) => ({
      type: 'bar',
      name,
      barMaxWidth: width,
      label: { show: true, position: 'right', formatter: barLabel },
      data: [...values],
    })),
  };
}
