import type { Funnel } from '@hetang/contract/http/reports';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { barsByRow } from '../../kit/bars-by-row.ts';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { useAnswerPicture } from './answer-picture.ts';
import { FunnelFields } from './funnel-fields.tsx';
import {
  askFunnel,
  type FunnelGroup,
  type FunnelValues,
  funnelGroups,
  readFunnel,
  writeFunnel,
} from './funnel-model.ts';
import { FunnelTable } from './funnel-table.tsx';
import { peopleHref } from './people-href.ts';
import type { Asked, QuestionKind } from './question-kind.ts';
import { ReportResult } from './report-result.tsx';
import { type AnswerNames, useAnswerNames } from './use-answer-names.ts';

/** How far people get, in order. */
export const funnelKind: QuestionKind<'funnel', FunnelValues> = {
  of: 'funnel',
  Fields: FunnelFields,
  read: readFunnel,
  write: writeFunnel,
  opens: false,
  ask: askFunnel,
  Result: FunnelResult,
};

function FunnelResult(asked: Asked<'funnel'>) {
  const { t } = useTranslation();
  return (
    <ReportResult
      {...asked}
      title={t('data.result')}
      emptyHint={t('data.emptyHint')}
      isEmpty={(data) => (data.total.steps[0]?.people ?? 0) === 0}
    >
      {(funnel, other) => <FunnelAnswer asked={asked} funnel={funnel} other={other} />}
    </ReportResult>
  );
}

const MOST_GROUPS = 8;

interface AnswerProps {
  asked: Asked<'funnel'>;
  funnel: Funnel;
  other: Funnel | null;
}

function FunnelAnswer({ asked, funnel, other }: AnswerProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const names = useAnswerNames(asked);
  const picture = useAnswerPicture(t('data.funnel'), asked);
  const groups = funnelGroups(funnel, other, names);
  const words = groups.map(({ name }) => name).join() + names.side + names.otherSide;
  // biome-ignore lint/correctness/useExhaustiveDependencies: words stand for names and groups
  const option = useMemo(() => funnelOption(groups, names), [funnel, other, words]);
  const drawn = groups.length > 1 ? groups.slice(1) : groups;
  return (
    <Chart
      label={t('data.funnelChart')}
      height={80 + funnel.total.steps.length * (groups.length > 1 || other ? 64 : 44)}
      option={option}
      picture={picture}
      onPick={({ series, index }) => {
        const beside = groups.length === 1 && series === 1;
        const ask = beside ? asked.against : asked.ask;
        const key = beside ? undefined : drawn[series]?.key;
        if (ask)
          router.history.push(peopleHref({ ...ask, step: index + 1, ...(key === undefined ? {} : { key }) }));
      }}
      table={<FunnelTable asked={asked} groups={groups} names={names} />}
    />
  );
}

function funnelOption(groups: FunnelGroup[], names: AnswerNames): ChartOption {
  const [whole] = groups;
  const series =
    groups.length > 1
      ? groups.slice(1, MOST_GROUPS + 1)
      : [
          { name: names.side, steps: whole?.steps ?? [] },
          ...(whole?.other ? [{ name: names.otherSide, steps: whole.other }] : []),
        ];
  return barsByRow(
    whole?.steps.map((step) => step.name) ?? [],
    series.map(({ name, steps }) => ({ name, values: steps.map((step) => step.people) })),
    { width: 24, legend: { show: series.length > 1, top: 0, left: 0, type: 'plain' } },
  );
}
