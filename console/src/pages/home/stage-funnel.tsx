import type { Home } from '@hetang/contract/http/home';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { Figure } from '../../kit/figure.tsx';
import { barLabel, formatNumber, formatShare } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';

type Stage = Home['stages'][number];

/** Contacts by stage, as bars or as a table. */
export function StageFunnel({ stages }: { stages: Stage[] }) {
  const { t } = useTranslation();
  // The page polls; equal numbers must not draw the chart anew.
  const key = JSON.stringify(stages);
  const words = t('home.now') + t('home.entered');
  // biome-ignore lint/correctness/useExhaustiveDependencies: key and words stand for stages and t
  const option = useMemo(() => stageOption(stages, t('home.entered'), t('home.now')), [key, words]);
  if (stages.length === 0) return <p className="soft">{t('home.stagesEmpty')}</p>;
  return (
    <Chart
      label={t('home.stagesChart')}
      height={80 + stages.length * 44}
      option={option}
      table={<StageTable stages={stages} />}
    />
  );
}

function stageOption(stages: Stage[], entered: string, now: string): ChartOption {
  const label = { show: true, position: 'right' as const, formatter: barLabel };
  return {
    legend: { top: 0, left: 0 },
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
    yAxis: { type: 'category', inverse: true, data: stages.map((stage) => stage.name) },
    series: [
      { type: 'bar', name: now, barMaxWidth: 14, label, data: stages.map((stage) => stage.now) },
      { type: 'bar', name: entered, barMaxWidth: 14, label, data: stages.map((stage) => stage.entered) },
    ],
  };
}

function StageTable({ stages }: { stages: Stage[] }) {
  const { t } = useTranslation();
  const first = stages[0]?.entered ?? 0;
  return (
    <PlainTable
      caption={t('home.stagesChart')}
      columns={[
        { key: 'stage', title: t('home.stage') },
        { key: 'now', title: <Figure of="stageNow" />, numeric: true },
        {
          key: 'entered',
          title: <Figure of="stageEntered" />,
          numeric: true,
        },
        { key: 'share', title: <Figure of="stageShare" />, numeric: true },
      ]}
      rows={stages.map((stage) => ({
        key: stage.key,
        cells: [
          <Link key="stage" to="/contacts" search={{ stage: stage.key }}>
            {stage.name}
          </Link>,
          formatNumber(stage.now),
          formatNumber(stage.entered),
          formatShare(first === 0 ? null : stage.entered / first),
        ],
      }))}
    />
  );
}
