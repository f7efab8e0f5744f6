import type { System } from '@hetang/contract/http/system';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';

/** Events taken in, hour by hour. */
export function EventHours({ events }: { events: System['events'] }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const rows = events.hours.map(({ from, count }) => ({ from: formatInstant(from, timezone), count }));
  // The page polls; equal numbers must not draw the chart anew.
  const key = JSON.stringify(rows);
  const name = t('system.eventCount');
  // biome-ignore lint/correctness/useExhaustiveDependencies: key stands for rows
  const option = useMemo(() => hoursOption(rows, name), [key, name]);
  return (
    <Panel title={t('system.events')} hint={t('system.eventsHint', { total: formatNumber(events.total) })}>
      <Chart
        label={t('system.events')}
        height={200}
        option={option}
        table={
          <PlainTable
            caption={t('system.events')}
            columns={[
              { key: 'from', title: t('system.hourFrom') },
              { key: 'count', title: name, numeric: true },
            ]}
            rows={rows.map(({ from, count }) => ({ key: from, cells: [from, formatNumber(count)] }))}
          />
        }
      />
    </Panel>
  );
}

function hoursOption(rows: { from: string; count: number }[], name: string): ChartOption {
  return {
    tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
    grid: {
      top: 16,
      left: 8,
      right: 16,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'category', data: rows.map((row) => row.from.slice(11)) },
    yAxis: { type: 'value', minInterval: 1 },
    series: [{ type: 'bar', name, barMaxWidth: 20, data: rows.map((row) => row.count) }],
  };
}
