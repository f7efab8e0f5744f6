import type { ChartOption } from './chart-canvas.tsx';

/** A small chart of one bar a day. `day` is `YYYY-MM-DD`. */
export function dayBars(name: string, days: readonly { day: string; value: number }[]): ChartOption {
  return {
    tooltip: { trigger: 'axis' },
    grid: {
      top: 16,
      left: 8,
      right: 16,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'category', data: days.map(({ day }) => day.slice(5)) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [{ type: 'bar', name, barMaxWidth: 20, data: days.map(({ value }) => value) }],
  };
}
