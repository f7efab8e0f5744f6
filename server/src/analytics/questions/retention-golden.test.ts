import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestAnalytics,
  type TestAnalytics,
  type TestEvent,
} from '../../../../test/harness/analytics.ts';
import { addDays, dayIn } from '../../kernel/zone.ts';
import golden from '../golden/retention.json' with { type: 'json' };
import { cohortStarts, firstDayOf, type Period } from './calendar.ts';
import { askRetention, pooledAverage } from './retention.ts';
import type { Step } from './step.ts';

type Properties = Record<string, string | number>;
interface GoldenCase {
  id: string;
  family: string;
  period: Period;
  total_intervals: number;
  date_to: string;
  timezone?: string;
  cohorting: 'recurring' | 'first_time';
  start_event: { event: string; properties?: Properties } | null;
  return_event: { event: string; properties?: Properties } | null;
  event_filter?: Properties;
  identity_merges?: Record<string, string>;
  events: { user: string; event: string; timestamp: string; properties?: Properties }[];
  cohorts: { start: string; size: number; retained: number[] }[];
  reference_date: string | null;
  expected: {
    rows?: number[][];
    interval_starts?: string[];
    non_empty_rows?: Record<string, number[]>;
    percent_exact?: string[];
  };
}

let analytics: TestAnalytics;
beforeAll(async () => {
  analytics = await createTestAnalytics();
});
afterAll(() => analytics.drop());

const all = golden.cases as unknown as GoldenCase[];

function eventsOf(test: GoldenCase): TestEvent[] {
  const people = new Map<string, number>();
  const numberOf = (user: string) => people.get(user) ?? people.set(user, people.size + 1).size;
  return test.events.map(({ user, event, timestamp, properties }) => ({
    contact: numberOf(test.identity_merges?.[user] ?? user),
    name: event,
    at: timestamp,
    props: properties ?? {},
  }));
}

/** The first day of a range that has so many periods and ends in that of `to`. */
function firstOf(to: string, period: Period, periods: number): string {
  let first = firstDayOf(to, period);
  for (let i = 1; i < periods; i++) first = firstDayOf(addDays(first, -1), period);
  return first;
}

const stepOf = (event: GoldenCase['start_event'], filter?: Properties): Step => ({
  event: event?.event,
  where: { ...event?.properties, ...filter },
});

describe.each(all.filter((test) => test.family === 'retention_matrix'))('retention $id', (test) => {
  it('gives the figures of its source', async () => {
    await analytics.fill(eventsOf(test));
    const zone = test.timezone ?? 'UTC';
    const to = dayIn(new Date(test.date_to), zone);
    const { rows } = await askRetention(
      analytics,
      {
        start: stepOf(test.start_event, test.event_filter),
        back: stepOf(test.return_event, test.event_filter),
        period: test.period,
        cohorting: test.cohorting === 'recurring' ? 'recurring' : 'first-time',
        from: firstOf(to, test.period, test.total_intervals),
        to,
        zone,
      },
      new Date('2030-01-01'),
    );
    // The sources show the size of the cohort at position 0, we show who came back in the same period.
    const table = rows.map((row) => [row.size, ...row.counts.slice(1)]);
    const { expected } = test;
    if (expected.rows) expect(table).toEqual(expected.rows);
    if (expected.interval_starts) expect(rows.map((row) => row.start)).toEqual(expected.interval_starts);
    if (expected.non_empty_rows)
      expect(
        Object.fromEntries(rows.map((row, i) => [row.start, table[i]]).filter(([, row]) => row?.[0])),
      ).toEqual(expected.non_empty_rows);
  });
});

describe.each(all.filter((test) => test.family === 'weighted_average'))('pooled average $id', (test) => {
  it('leaves cohorts out that have not come that far', () => {
    const rows = test.cohorts.map(({ start, size, retained }) => {
      const { reference_date: reference } = test;
      const reached = reference
        ? cohortStarts(start, reference, 'day').filter((_, i) => i % 7 === 0).length
        : retained.length;
      return { size, counts: retained.slice(0, reached) };
    });
    const exact = test.expected.percent_exact?.map((ratio) => {
      const [back = 0, size = 1] = ratio.split('/').map(Number);
      return back / size;
    });
    expect(pooledAverage(rows)).toEqual(exact);
  });
});
