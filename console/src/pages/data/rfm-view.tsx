import type { Rfm } from '@hetang/contract/http/reports';
import { useRouter } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../kit/chart.tsx';
import type { ChartOption } from '../../kit/chart-canvas.tsx';
import { useAnswerPicture } from './answer-picture.ts';
import { peopleHref } from './people-href.ts';
import type { Asked, QuestionKind } from './question-kind.ts';
import { ReportResult } from './report-result.tsx';
import { RfmFields } from './rfm-fields.tsx';
import { RfmGrid } from './rfm-grid.tsx';
import { RfmLines } from './rfm-lines.tsx';
import { askRfm, type RfmValues, readRfm, rfmLines, scores, writeRfm } from './rfm-model.ts';
import { RfmSummary } from './rfm-summary.tsx';
import { useAnswerNames } from './use-answer-names.ts';

/** Buyers by how recently and how often they bought, with what they brought. */
export const rfmKind: QuestionKind<'rfm', RfmValues> = {
  of: 'rfm',
  Fields: RfmFields,
  read: readRfm,
  write: writeRfm,
  opens: true,
  ask: askRfm,
  Result: RfmResult,
};

function RfmResult(asked: Asked<'rfm'>) {
  const { t } = useTranslation();
  return (
    <ReportResult
      {...asked}
      title={t('data.rfmGrid')}
      emptyHint={t('data.noOrders')}
      isEmpty={(data) => data.customers === 0}
    >
      {(rfm, other) => <RfmAnswer asked={asked} rfm={rfm} other={other} />}
    </ReportResult>
  );
}

interface AnswerProps {
  asked: Asked<'rfm'>;
  rfm: Rfm;
  other: Rfm | null;
}

function RfmAnswer({ asked, rfm, other }: AnswerProps) {
  const { t } = useTranslation();
  const router = useRouter();
  const names = useAnswerNames(asked);
  const picture = useAnswerPicture(t('data.rfmGrid'), asked);
  const { ask } = asked;
  const bins = ask.bins ?? 5;
  const lines = rfmLines(rfm, other, names);
  const words = t('data.recencyBin', { n: 1 }) + t('data.customers');
  // biome-ignore lint/correctness/useExhaustiveDependencies: words stand for t
  const option = useMemo(
    () =>
      gridOption(rfm, bins, {
        recency: (n) => t('data.recencyBin', { n }),
        frequency: (n) => t('data.frequencyBin', { n }),
        customers: t('data.customers'),
      }),
    [rfm, bins, words],
  );
  return (
    <Chart
      label={t('data.rfmGrid')}
      height={80 + bins * 48}
      first="table"
      option={option}
      picture={picture}
      onPick={({ index }) => {
        const cell = rfm.cells[index];
        if (!cell) return;
        router.history.push(peopleHref({ ...ask, recency: cell.recency, frequency: cell.frequency }));
      }}
      table={
        <>
          <RfmSummary rfm={rfm} ask={ask} />
          {lines.length > 1 ? <RfmLines asked={asked} lines={lines} /> : null}
          <RfmGrid rfm={rfm} ask={ask} bins={bins} />
        </>
      }
    />
  );
}

interface GridWords {
  recency: (n: number) => string;
  frequency: (n: number) => string;
  customers: string;
}

function gridOption({ cells }: Rfm, bins: number, words: GridWords): ChartOption {
  const axis = scores(bins);
  const most = Math.max(1, ...cells.map(({ customers }) => customers));
  return {
    tooltip: { trigger: 'item' },
    grid: {
      top: 16,
      left: 8,
      right: 24,
      bottom: 8,
      outerBoundsMode: 'same',
      outerBoundsContain: 'axisLabel',
    },
    xAxis: { type: 'category', data: axis.map(words.frequency) },
    yAxis: { type: 'category', inverse: true, data: axis.map(words.recency) },
    visualMap: { show: false, min: 0, max: most, inRange: { color: ['#cfe8e4', '#0f766e'] } },
    series: [
      {
        type: 'heatmap',
        name: words.customers,
        label: { show: true },
        data: cells.map(({ recency, frequency, customers }) => [bins - frequency, bins - recency, customers]),
      },
    ],
  };
}
