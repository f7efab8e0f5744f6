import type { Funnel } from '@hetang/contract/http/reports';
import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { type FunnelQuestion, type FunnelRow, funnelStatement } from './funnel-sql.ts';
import type { Step } from './step.ts';

/** Groups in one answer, the largest; the total counts everybody. */
export const MAX_GROUPS = 100;

/**
 * How many people got how far, in order. An attempt starts with the first step, on a day of the range, and may
 * end after it. One event fills one step. Of a person's attempts the deepest counts, of equally deep ones the
 * first to get there. Events of one instant keep the order of the log.
 */
export async function askFunnel(
  analytics: Analytics,
  question: FunnelQuestion,
): Promise<Omit<Funnel, 'rule'>> {
  const { statement, params } = funnelStatement(question, MAX_GROUPS);
  const rows = await analytics.query<FunnelRow>(statement, params);
  const total = rows.find((row) => row.total === 1);
  return {
    total: countsOf(question.steps, null, total),
    groups: question.breakdown
      ? rows.filter((row) => row.total === 0).map((row) => countsOf(question.steps, row.key || null, row))
      : [],
  };
}

function countsOf(steps: readonly Step[], key: string | null, row?: FunnelRow): Funnel['total'] {
  const people = steps.map((_, i) => row?.people[i] ?? 0);
  return {
    key,
    steps: steps.map((step, i) => ({
      name: step.name ?? step.event ?? '',
      people: people[i] ?? 0,
      ofFirst: share(people[i], people[0]),
      ofPrevious: i === 0 ? null : share(people[i], people[i - 1]),
      medianSeconds: i === 0 ? null : (row?.medians[i - 1] ?? null),
      averageSeconds: i === 0 ? null : (row?.averages[i - 1] ?? null),
    })),
  };
}

function share(part: number | undefined, whole: number | undefined): number | null {
  return whole ? (part ?? 0) / whole : null;
}
