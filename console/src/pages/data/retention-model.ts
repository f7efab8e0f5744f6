import type { Retention } from '@hetang/contract/http/reports';
import type { RetentionRequest } from '../../api/reports.ts';
import type { Cell } from '../../kit/csv.ts';

/** What the form holds. */
export interface RetentionValues {
  start: string;
  back: string;
  from: string;
  to: string;
  period: 'day' | 'week' | 'month';
  cohorting: 'first-time' | 'recurring';
}

export function toRetentionRequest(values: RetentionValues): RetentionRequest {
  return { ...values, start: { event: values.start }, back: { event: values.back } };
}

/** How many periods the longest cohort has. */
export function periodCount(retention: Retention): number {
  return Math.max(0, retention.average.length, ...retention.rows.map((row) => row.counts.length));
}

/** Share of a cohort that came back in a period; null where there is no such period or nobody. */
export function shareAt(row: Retention['rows'][number], period: number): number | null {
  const count = row.counts[period];
  return count === undefined || row.size === 0 ? null : count / row.size;
}

interface Words {
  cohort: string;
  size: string;
  period: (n: number) => string;
}

/** The table as rows of a CSV: people by cohort and period. */
export function retentionCsv(retention: Retention, words: Words): Cell[][] {
  const periods = Array.from({ length: periodCount(retention) }, (_, n) => n);
  return [
    [words.cohort, words.size, ...periods.map(words.period)],
    ...retention.rows.map((row) => [row.start, row.size, ...periods.map((n) => row.counts[n])]),
  ];
}
