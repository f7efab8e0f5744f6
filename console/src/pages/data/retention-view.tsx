import type { Retention } from '@hetang/contract/http/reports';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { formatShare } from '../../kit/format.ts';
import { useAnswerPicture } from './answer-picture.ts';
import type { Asked, QuestionKind } from './question-kind.ts';
import { ReportResult } from './report-result.tsx';
import { RetentionFields } from './retention-fields.tsx';
import { RetentionHeat } from './retention-heat.tsx';
import { RetentionLines } from './retention-lines.tsx';
import {
  askRetention,
  type RetentionLine,
  type RetentionValues,
  readRetention,
  retentionLines,
  writeRetention,
} from './retention-model.ts';
import { useAnswerNames } from './use-answer-names.ts';

/** How many of those who did one thing come back to do another, period by period. */
export const retentionKind: QuestionKind<'retention', RetentionValues> = {
  of: 'retention',
  Fields: RetentionFields,
  read: readRetention,
  write: writeRetention,
  opens: false,
  ask: askRetention,
  Result: RetentionResult,
};

function RetentionResult(asked: Asked<'retention'>) {
  const { t } = useTranslation();
  return (
    <ReportResult
      {...asked}
      title={t('data.result')}
      emptyHint={t('data.emptyHint')}
      isEmpty={(data) => data.rows.every((row) => row.size === 0)}
    >
      {(retention, other) => <RetentionAnswer asked={asked} retention={retention} other={other} />}
    </ReportResult>
  );
}

interface AnswerProps {
  asked: Asked<'retention'>;
  retention: Retention;
  other: Retention | null;
}

function RetentionAnswer({ asked, retention, other }: AnswerProps) {
  const { t } = useTranslation();
  const names = useAnswerNames(asked);
  const picture = useAnswerPicture(t('data.retention'), asked);
  const lines = retentionLines(retention, other, names);
  const words = lines.map(({ name }) => name).join() + t('data.periodN', { n: 0 });
  // biome-ignore lint/correctness/useExhaustiveDependencies: words stand for lines and t
  const option = useMemo(
    () => linesOption(lines, (n) => t('data.periodN', { n })),
    [retention, other, words],
  );
  return (
    <Chart
      label={t('data.retentionChart')}
      height={320}
      first="table"
      option={option}
      picture={picture}
      table={
        <>
          {lines.length > 1 ? <RetentionLines asked={asked} lines={lines} /> : null}
          <RetentionHeat ask={asked.ask} retention={retention} />
        </>
      }
    />
  );
}

const MOST_LINES = 8;

function linesOption(lines: RetentionLine[], periodName: (n: number) => string): ChartOption {
  const width = Math.max(0, ...lines.map(({ average }) => average.length));
  return {
    legend: { show: lines.length > 1, top: 0, left: 0, type: 'plain' },
    tooltip: { trigger: 'axis', valueFormatter: (value) => formatShare(Number(value)) },
    grid: {
      top: 48,
      left: 8,
      right: 24,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: {
      type: 'category',
      boundaryGap: false,
      data: Array.from({ length: width }, (_, n) => periodName(n)),
    },
    yAxis: { type: 'value', axisLabel: { formatter: (value: number) => formatShare(value) } },
    series: lines.slice(0, MOST_LINES).map(({ name, average, other }) => ({
      type: 'line',
      name,
      showSymbol: average.length < 2,
      lineStyle: { type: other ? 'dashed' : 'solid' },
      data: average,
    })),
  };
}
