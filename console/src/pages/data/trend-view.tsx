import type { Trend } from '@hetang/contract/http/reports';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { formatFen, formatNumber } from '../../kit/format.ts';
import { useAnswerPicture } from './answer-picture.ts';
import { peopleHref } from './people-href.ts';
import type { Asked, QuestionKind } from './question-kind.ts';
import { ReportResult } from './report-result.tsx';
import { TrendFields } from './trend-fields.tsx';
import {
  askTrend,
  behindPeriod,
  periodName,
  readTrend,
  type TrendLine,
  type TrendValues,
  trendLines,
  writeTrend,
} from './trend-model.ts';
import { TrendTable } from './trend-table.tsx';
import { useAnswerNames } from './use-answer-names.ts';

/** An event over time, whole and by groups, beside the periods before or another segment. */
export const trendKind: QuestionKind<'trend', TrendValues> = {
  of: 'trend',
  Fields: TrendFields,
  read: readTrend,
  write: writeTrend,
  opens: true,
  ask: askTrend,
  Result: TrendResult,
};

function TrendResult(asked: Asked<'trend'>) {
  const { t } = useTranslation();
  return (
    <ReportResult
      {...asked}
      title={t('data.result')}
      emptyHint={t('data.emptyHint')}
      isEmpty={({ total, previous }) =>
        [...total.values, ...(previous?.values ?? [])].every((value) => value === 0)
      }
    >
      {(trend, other) => <TrendAnswer asked={asked} trend={trend} other={other} />}
    </ReportResult>
  );
}

const HEIGHT = 340;
const MOST_LINES = 8;

interface AnswerProps {
  asked: Asked<'trend'>;
  trend: Trend;
  other: Trend | null;
}

function TrendAnswer({ asked, trend, other }: AnswerProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const names = { ...useAnswerNames(asked), previous: t('data.previous') };
  const picture = useAnswerPicture(t('data.trend'), asked);
  const lines = trendLines(trend, other, names);
  const drawn =
    trend.groups.length > 0 ? lines.filter(({ key }) => key !== undefined).slice(0, MOST_LINES) : lines;
  const words = lines.map(({ name }) => name).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: words stand for the names of the lines
  const option = useMemo(() => trendOption(trend, drawn), [trend, other, words]);
  // The amount of an order travels in fen.
  const show = asked.ask.measure === 'sum' && asked.ask.property === 'amount' ? formatFen : formatNumber;
  return (
    <Chart
      label={t('data.trendChart')}
      height={HEIGHT}
      option={option}
      picture={picture}
      onPick={({ series, index }) => {
        const line = drawn[series];
        const behind = line ? behindPeriod(asked, line, index) : null;
        if (behind) router.history.push(peopleHref(behind));
      }}
      table={<TrendTable asked={asked} trend={trend} lines={lines} show={show} />}
    />
  );
}

function trendOption(trend: Trend, drawn: TrendLine[]): ChartOption {
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
    series: drawn.map(({ name, values, beside }) => ({
      type: 'line',
      name,
      showSymbol: values.length < 32,
      lineStyle: { type: beside ? 'dashed' : 'solid' },
      data: values,
    })),
  };
}
