import type { SegmentDetail } from '@hetang/contract/http/segments';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../kit/chart.tsx';
import { dayBars } from '../../kit/day-bars.ts';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';

/** The size of a segment at the end of each day. */
export function SizeChart({ days }: { days: SegmentDetail['days'] }) {
  const { t } = useTranslation();
  const name = t('segments.members');
  const option = useMemo(
    () =>
      dayBars(
        name,
        days.map(({ day, members }) => ({ day, value: members })),
      ),
    [days, name],
  );
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
