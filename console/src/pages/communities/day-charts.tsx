import type { CommunityDetail } from '@hetang/contract/http/communities';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { formatNumber } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';

type Days = CommunityDetail['days'];
type Figure = Exclude<keyof Days[number], 'day'>;
const HEIGHT = 220;

/** Customers at the end of each day, and who came and went. */
export function GrowthChart({ days }: { days: Days }) {
  const { t } = useTranslation();
  return (
    <DayChart
      days={days}
      label={t('communities.growthChart')}
      figures={[
        { key: 'members', name: t('communities.members'), type: 'line' },
        { key: 'joined', name: t('communities.joined'), type: 'bar' },
        { key: 'left', name: t('communities.left'), type: 'bar' },
      ]}
    />
  );
}

/** What the platform counts of the owners' groups. */
export function ActivityChart({ days }: { days: Days }) {
  const { t } = useTranslation();
  return (
    <DayChart
      days={days}
      label={t('communities.activityChart')}
      figures={[
        { key: 'messages', name: t('communities.messages'), type: 'bar' },
        { key: 'activeMembers', name: t('communities.activeMembers'), type: 'line' },
        { key: 'activeChats', name: t('communities.activeChats'), type: 'line' },
      ]}
    />
  );
}

interface Series {
  key: Figure;
  name: string;
  type: 'line' | 'bar';
}

function DayChart({ days, label, figures }: { days: Days; label: string; figures: Series[] }) {
  const { t } = useTranslation();
  const option = useMemo(() => optionOf(days, figures), [days, figures]);
  return (
    <Chart
      label={label}
      option={option}
      height={HEIGHT}
      table={
        <PlainTable
          caption={label}
          columns={[
            { key: 'day', title: t('communities.day') },
            ...figures.map(({ key, name }) => ({ key, title: name, numeric: true })),
          ]}
          rows={[...days].reverse().map((day) => ({
            key: day.day,
            cells: [day.day, ...figures.map(({ key }) => formatNumber(day[key]))],
          }))}
        />
      }
    />
  );
}

function optionOf(days: Days, figures: Series[]): ChartOption {
  return {
    tooltip: { trigger: 'axis' },
    legend: { top: 0 },
    grid: {
      top: 32,
      left: 8,
      right: 16,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'category', data: days.map(({ day }) => day.slice(5)) },
    yAxis: { type: 'value', minInterval: 1 },
    series: figures.map(({ key, name, type }) => {
      const data = days.map((day) => day[key]);
      return type === 'bar'
        ? { type: 'bar' as const, name, barMaxWidth: 12, data }
        : { type: 'line' as const, name, showSymbol: false, data };
    }),
  };
}
