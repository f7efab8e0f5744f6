import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestAnalytics,
  type TestAnalytics,
  type TestEvent,
} from '../../../../test/harness/analytics.ts';
import { cohortStarts, firstDayOf, lastDayOf } from './calendar.ts';
import { askRetention, pooledAverage, type RetentionQuestion } from './retention.ts';

let analytics: TestAnalytics;
beforeAll(async () => {
  analytics = await createTestAnalytics();
});
afterAll(() => analytics.drop());

const on = (contact: number, name: string, at: string): TestEvent => ({ contact, name, at });
const question: RetentionQuestion = {
  start: { event: 'contact.added' },
  back: { event: 'order.paid' },
  period: 'month',
  cohorting: 'first-time',
  from: '2026-01-20',
  to: '2026-12-31',
  zone: 'Asia/Shanghai',
};
const now = new Date('2026-03-10T00:00:00Z');

describe('calendar', () => {
  it('begins weeks on Monday and keeps them whole across New Year', () => {
    expect(firstDayOf('2026-01-01', 'week')).toBe('2025-12-29');
    expect(lastDayOf('2026-01-01', 'week')).toBe('2026-01-04');
    expect(cohortStarts('2025-12-28', '2026-01-05', 'week')).toEqual([
      '2025-12-22',
      '2025-12-29',
      '2026-01-05',
    ]);
  });

  it('knows the length of months', () => {
    expect(cohortStarts('2024-01-31', '2024-04-01', 'month')).toEqual([
      '2024-01-01',
      '2024-02-01',
      '2024-03-01',
      '2024-04-01',
    ]);
    expect(lastDayOf('2024-02-10', 'month')).toBe('2024-02-29');
    expect(lastDayOf('2026-12-10', 'month')).toBe('2026-12-31');
  });
});

describe('retention', () => {
  it('shows who did something else later, in whole periods of the zone, none ahead of now', async () => {
    await analytics.fill([
      on(1, 'contact.added', '2026-01-02T00:00:00Z'), // before `from`, but in its month
      on(1, 'order.paid', '2026-01-01T00:00:00Z'), // the same period, in whatever order
      on(1, 'order.paid', '2026-03-01T00:00:00Z'),
      on(2, 'contact.added', '2026-01-31T16:00:00Z'), // February in Shanghai
      on(2, 'order.paid', '2026-02-28T15:59:59.999Z'), // still February there
      on(3, 'contact.added', '2025-12-31T15:59:59Z'), // December: in no cohort of the range
      on(3, 'contact.added', '2026-02-05T00:00:00Z'),
      on(3, 'order.paid', '2026-02-06T00:00:00Z'),
      on(4, 'order.paid', '2026-02-06T00:00:00Z'), // never added
    ]);
    expect(await askRetention(analytics, question, now)).toEqual({
      rows: [
        { start: '2026-01-01', size: 1, counts: [1, 0, 1] },
        { start: '2026-02-01', size: 1, counts: [1, 0] },
        { start: '2026-03-01', size: 0, counts: [0] },
      ],
      average: [1, 0, 1],
      groups: [],
    });
    const recurring = await askRetention(analytics, { ...question, cohorting: 'recurring' }, now);
    expect(recurring.rows[1]).toEqual({ start: '2026-02-01', size: 2, counts: [2, 0] });
  });

  it('answers nothing for a range that lies ahead, and refuses too many periods', async () => {
    await analytics.fill([]);
    const ahead = { ...question, from: '2026-04-01' };
    expect(await askRetention(analytics, ahead, now)).toEqual({ rows: [], average: [], groups: [] });
    const long = { ...question, period: 'day' as const, from: '2025-01-01' };
    await expect(askRetention(analytics, long, now)).rejects.toMatchObject({ code: 'request/invalid' });
  });

  it('pools over cohorts that have come that far; nobody gives no share', () => {
    expect(pooledAverage([])).toEqual([]);
    expect(pooledAverage([{ size: 0, counts: [0, 0] }])).toEqual([null, null]);
    expect(
      pooledAverage([
        { size: 30, counts: [30, 3] },
        { size: 10, counts: [10] },
      ]),
    ).toEqual([1, 0.1]);
  });
});
