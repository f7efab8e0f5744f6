import type { SegmentDetail } from '@hetang/contract/http/segments';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';

/** The size of a segment at the end of each day. */
export function SizeChart({ days }: { days: SegmentDetail['days'] }) {
  const { t } = useTranslation();
  const name = t('segments.members');
  const option = useMemo(() => sizeOption(days, name), [days, name]);
  return (
    <Chart
      label={t('segments.sizeChart')}
      option={option}
      height={220}
      table={
        <PlainTable
          caption={t('segments.sizeChart')}
          columns={[
            { key: 'day', title: t('segments.day') },
            { key: 'members', title: name, numeric: true },
            { key: 'entered', title: t('segments.entered'), numeric: true },
            { key: 'departed', title: t('segments.departed'), numeric: true },
          ]}
          rows={[...days].reverse().map((day) => ({
            key: day.day,
            cells: [
              day.day,
              formatNumber(day.members),
              formatNumber(day.entered),
              formatNumber(day.departed),
            ],
          }))}
        />
      }
    />
  );
}

function sizeOption(days: SegmentDetail['days'], name: string): ChartOption {
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
    series: [{ type: 'bar', name, barMaxWidth: 20, data: days.map((day) => day.members) }],
  };
}
