import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestAnalytics, type TestAnalytics } from '../../../../test/harness/analytics.ts';
import { periodsBefore } from './calendar.ts';
import { askTrend, type TrendQuestion } from './trend.ts';

let analytics: TestAnalytics;
beforeAll(async () => {
  analytics = await createTestAnalytics();
  const paid = (contact: number, at: string, props: Record<string, unknown>) => ({
    contact,
    name: 'order.paid',
    at,
    props,
  });
  await analytics.fill([
    paid(1, '2026-03-01T15:59:59.999Z', { amount: 100, channel: 'app', times: 2 }), // Sunday the 1st
    paid(1, '2026-03-01T16:00:00Z', { amount: 200, channel: 'app', times: 2 }), // Monday the 2nd
    paid(1, '2026-03-02T01:00:00Z', { amount: 50.5, channel: 'shop' }),
    paid(2, '2026-03-02T02:00:00Z', { amount: '70', channel: null }), // a text is no number
    paid(3, '2026-03-04T02:00:00Z', { channel: 'shop', times: true }),
    paid(3, '2026-03-04T16:00:00Z', { amount: 9999 }), // the 5th, beyond
    paid(2, '2026-02-27T02:00:00Z', { amount: 10 }),
    { contact: 1, name: 'tag.added', at: '2026-01-01T00:00Z', props: { tag: 'intent/A' } },
    { contact: 1, name: 'tag.added', at: '2026-01-02T00:00Z', props: { tag: 'intent/B' } },
    { contact: 2, name: 'tag.added', at: '2026-01-01T00:00Z', props: { tag: 'intent/A' } },
    { contact: 2, name: 'tag.removed', at: '2026-01-02T00:00Z', props: { tag: 'intent/A' } },
    { contact: 3, name: 'tag.added', at: '2026-01-01T00:00Z', props: { tag: 'intents/A' } },
    { contact: 1, name: 'tier.entered', at: '2026-01-01T00:00Z', props: { ladder: 'value', tier: 'gold' } },
    { contact: 2, name: 'tier.entered', at: '2026-01-01T00:00Z', props: { ladder: 'value', tier: 'gold' } },
    { contact: 2, name: 'tier.left', at: '2026-01-02T00:00Z', props: { ladder: 'value', tier: 'gold' } },
    { contact: 3, name: 'tier.entered', at: '2026-01-01T00:00Z', props: { ladder: 'other', tier: 'gold' } },
  ]);
});
afterAll(() => analytics.drop());

const base: TrendQuestion = {
  event: 'order.paid',
  measure: 'events',
  period: 'day',
  from: '2026-03-01',
  to: '2026-03-04',
  zone: 'Asia/Shanghai',
};
const ask = (change: Partial<TrendQuestion> = {}) => askTrend(analytics, { ...base, ...change });

describe('what is counted', () => {
  it('events by days of the zone, empty days as zeros', async () => {
    const trend = await ask();
    expect(trend.periods.map(({ from }) => from.slice(8))).toEqual(['01', '02', '03', '04']);
    expect(trend).toMatchObject({ total: { values: [1, 3, 0, 1], total: 5 }, groups: [], previous: null });
  });

  it('people once a day and once in all', async () => {
    expect((await ask({ measure: 'people' })).total).toEqual({ values: [1, 2, 0, 1], total: 3 });
  });

  it('the sum of a property; texts and missing values add nothing', async () => {
    const sum = await ask({ measure: 'sum', property: 'amount' });
    expect(sum.total).toEqual({ values: [100, 250.5, 0, 0], total: 350.5 });
  });

  it('only events with the given properties', async () => {
    expect((await ask({ where: { channel: 'shop' } })).total).toEqual({ values: [0, 1, 0, 1], total: 2 });
  });

  it('nothing of an event that never happened', async () => {
    expect((await ask({ event: 'never.heard', breakdown: 'stage' })).total).toEqual({
      values: [0, 0, 0, 0],
      total: 0,
    });
  });
});

describe('periods', () => {
  it('cuts weeks, which begin on Monday, and months at the ends of the days', async () => {
    const weeks = await ask({ period: 'week' });
    expect(weeks.periods).toEqual([
      { from: '2026-03-01', to: '2026-03-01' },
      { from: '2026-03-02', to: '2026-03-04' },
    ]);
    expect(weeks.total.values).toEqual([1, 4]);
    const months = await ask({ period: 'month', from: '2026-02-01' });
    expect(months.total).toEqual({ values: [1, 5], total: 6 });
  });

  it('compares with as many periods right before', async () => {
    const { previous } = await ask({ compare: true, measure: 'sum', property: 'amount' });
    expect(previous).toEqual({
      periods: ['02-25', '02-26', '02-27', '02-28'].map((day) => ({
        from: `2026-${day}`,
        to: `2026-${day}`,
      })),
      values: [0, 0, 10, 0],
      total: 10,
    });
  });

  it.each([
    ['2026-03-01', '2026-03-31', 'month', '2026-02-01', '2026-02-28'],
    ['2026-02-01', '2026-02-28', 'month', '2026-01-01', '2026-01-31'],
    ['2026-01-15', '2026-03-30', 'month', '2025-10-15', '2025-12-30'],
    ['2024-03-31', '2024-03-31', 'month', '2024-02-29', '2024-02-29'],
    ['2026-03-04', '2026-03-10', 'week', '2026-02-18', '2026-02-24'],
    ['2026-03-01', '2026-03-01', 'day', '2026-02-28', '2026-02-28'],
  ] as const)('%s to %s by %s come after %s to %s', (...[from, to, period, ...before]) => {
    expect(Object.values(periodsBefore({ from, to }, period))).toEqual(before);
  });

  it('refuses more than 400', async () => {
    await expect(ask({ from: '2024-01-01' })).rejects.toMatchObject({ code: 'request/invalid' });
  });
});

describe('groups', () => {
  const groups = async (breakdown: string, change: Partial<TrendQuestion> = {}) =>
    (await ask({ breakdown, ...change })).groups.map(({ key, total }) => [key, total]);

  it('by a property, the largest first; null and missing are one group', async () => {
    const { groups: channels, total } = await ask({ breakdown: 'channel' });
    expect(channels).toEqual([
      { key: 'app', values: [1, 1, 0, 0], total: 2 },
      { key: 'shop', values: [0, 1, 0, 1], total: 2 },
      { key: null, values: [0, 1, 0, 0], total: 1 },
    ]);
    expect(total.total).toBe(5);
  });

  it('by numbers and truth values as they are written', async () => {
    expect(await groups('times')).toEqual([
      [null, 2],
      ['2', 2],
      ['true', 1],
    ]);
  });

  it('by the tags of a group that the contact has now, several together', async () => {
    expect(await groups('tag:intent', { measure: 'people' })).toEqual([
      [null, 2],
      ['A + B', 1],
    ]);
  });

  it('by the tier of a ladder', async () => {
    expect(await groups('tier:value')).toEqual([
      ['gold', 3],
      [null, 2],
    ]);
  });

  it('keeps the twenty largest, whatever a sender invents', async () => {
    await analytics.fill(
      Array.from({ length: 30 }, (_, i) => ({
        contact: i + 1,
        name: 'order.paid',
        at: '2026-03-02T00:00Z',
        props: { order_id: `o${String(i).padStart(2, '0')}'\\`, amount: i },
      })),
    );
    const largest = await groups('order_id', { measure: 'sum', property: 'amount' });
    expect(largest).toHaveLength(20);
    expect(largest[0]).toEqual(["o29'\\", 29]);
  });
});
