import type { Home } from '@hetang/contract/http/home';
import { Link, useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTimezone } from '../../app/now.ts';
import { barsByRow } from '../../kit/bars-by-row.ts';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { Figure } from '../../kit/figure.tsx';
import { formatNumber, formatShare } from '../../kit/format.ts';
import { PlainTable } from '../../kit/plain-table.tsx';
import { peopleHref } from '../data/people-href.ts';
import { PeopleNumber } from '../data/people-number.tsx';

type Stage = Home['stages'][number];

/** Contacts by stage, as bars or as a table. */
export function StageFunnel({ stages }: { stages: Stage[] }) {
  const { t } = useTranslation();
  const router = useRouter();
  const zone = useTimezone();
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
      onPick={({ series, index }) => {
        const stage = stages[index];
        if (!stage) return;
        router.history.push(
          series === 0
            ? `/contacts?stage=${encodeURIComponent(stage.key)}`
            : peopleHref({ of: 'stage', stage: stage.key }),
        );
      }}
      picture={{ title: t('home.stages'), notes: [zone] }}
      table={<StageTable stages={stages} />}
    />
  );
}

function stageOption(stages: Stage[], entered: string, now: string): ChartOption {
  return barsByRow(
    stages.map((stage) => stage.name),
    [
      { name: now, values: stages.map((stage) => stage.now) },
      { name: entered, values: stages.map((stage) => stage.entered) },
    ],
    { width: 14, legend: { top: 0, left: 0 } },
  );
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
          <PeopleNumber key="entered" behind={{ of: 'stage', stage: stage.key }} count={stage.entered}>
            {formatNumber(stage.entered)}
          </PeopleNumber>,
          formatShare(first === 0 ? null : stage.entered / first),
        ],
      }))}
    />
  );
}
