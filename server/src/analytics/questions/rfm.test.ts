import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  createTestAnalytics,
  type TestAnalytics,
  type TestEvent,
} from '../../../../test/harness/analytics.ts';
import { askCustomers, askRfm } from './rfm.ts';

let analytics: TestAnalytics;
beforeAll(async () => {
  analytics = await createTestAnalytics();
});
afterAll(() => analytics.drop());

const paid = (contact: number, at: string, amount: number, order_id?: string): TestEvent => ({
  contact,
  name: 'order.paid',
  at,
  props: { amount, ...(order_id !== undefined && { order_id }) },
});
const zone = 'Asia/Shanghai';

it('counts calendar days of the zone, distinct orders, and money in fen', async () => {
  await analytics.fill([
    paid(1, '2026-01-09T16:00:00Z', 1000, 'a'), // 10 January in Shanghai
    paid(1, '2026-01-05T00:00:00Z', 250, 'b'),
    paid(1, '2026-01-05T00:00:01Z', 250, 'b'), // the second line of one order
    paid(2, '2026-01-09T15:59:59Z', 1), // without a number each is an order of its own
    paid(2, '2026-01-09T15:59:59Z', 2),
    { contact: 2, name: 'order.cancelled', at: '2026-01-09T00:00:00Z', props: { amount: 3 } },
    paid(3, '2026-01-10T16:00:00Z', 99, 'c'), // after the day asked
    { contact: 4, name: 'app.opened', at: '2026-01-09T00:00:00Z' },
  ]);
  expect(await askCustomers(analytics, { to: '2026-01-10', zone })).toEqual([
    { contactId: 1, recency: 0, frequency: 2, monetary: 1500 },
    { contactId: 2, recency: 1, frequency: 2, monetary: 3 },
  ]);
  const { customers, orders, revenue, median } = await askRfm(analytics, { to: '2026-01-10', zone, bins: 5 });
  expect({ customers, orders, revenue, median }).toEqual({
    customers: 2,
    orders: 4,
    revenue: 1503,
    median: { recency: 0.5, frequency: 2, monetary: 751.5 },
  });
  expect(await askCustomers(analytics, { from: '2026-01-10', to: '2026-01-10', zone })).toEqual([
    { contactId: 1, recency: 0, frequency: 1, monetary: 1000 },
  ]);
});

it('never tears equal values apart, and scores the recent and the frequent high', async () => {
  const day = (n: number) => `2026-01-${String(n).padStart(2, '0')}T04:00:00Z`;
  await analytics.fill([
    ...Array.from({ length: 7 }, (_, i) => paid(i + 1, day(1), 100, `x${i}`)),
    ...Array.from({ length: 3 }, (_, i) => paid(8, day(31), 100, `y${i}`)),
  ]);
  const { cells, cuts } = await askRfm(analytics, { to: '2026-01-31', zone, bins: 2 });
  expect(cuts).toEqual({ recency: [31], frequency: [2], monetary: [101] });
  expect(cells).toEqual([
    { recency: 2, frequency: 1, customers: 7, revenue: 700 },
    { recency: 2, frequency: 2, customers: 1, revenue: 300 },
  ]);
});

it('answers an empty report when nobody has paid', async () => {
  await analytics.fill([]);
  expect(await askRfm(analytics, { to: '2026-01-10', zone, bins: 5 })).toEqual({
    customers: 0,
    orders: 0,
    revenue: 0,
    median: null,
    cuts: { recency: [], frequency: [], monetary: [] },
    cells: [],
    groups: [],
  });
});
