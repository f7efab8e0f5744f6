import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestAnalytics, type TestAnalytics } from '../../../../test/harness/analytics.ts';
import { askEventNames } from './event-names.ts';
import { askGoalDays } from './goal-days.ts';
import { askGoal, type GoalMetric } from './goals.ts';
import { askOrders } from './orders.ts';

let analytics: TestAnalytics;
beforeAll(async () => {
  analytics = await createTestAnalytics();
  const at = '2026-01-10T04:00:00Z';
  await analytics.fill([
    { contact: 1, name: 'contact.added', at, props: { staff: 'wang' } },
    { contact: 1, name: 'contact.added', at, props: { staff: 'li' } },
    { contact: 1, name: 'contact.lost', at, props: { staff: 'wang' } }, // li is still a friend
    { contact: 2, name: 'contact.added', at, props: { staff: 'wang' } },
    { contact: 2, name: 'contact.removed', at: '2026-01-11T04:00:00Z', props: { staff: 'wang' } },
    { contact: 1, name: 'stage.entered', at, props: { stage: 'registered' } },
    { contact: 1, name: 'stage.entered', at, props: { stage: 'registered' } },
    { contact: 2, name: 'stage.entered', at, props: { stage: 'trial' } },
    { contact: 1, name: 'order.paid', at: '2025-12-31T15:59:59Z', props: { amount: 100_000 } }, // last year there
    { contact: 1, name: 'order.paid', at, props: { amount: 12_345, order_id: 'a' } },
    { contact: 3, name: 'order.paid', at, props: { amount: 10_000, order_id: 'b' } }, // imported, no friend
    {
      contact: 3,
      name: 'order.cancelled',
      at: '2026-01-12T04:00:00Z',
      props: { amount: 4_000, order_id: 'b' },
    },
    { contact: 9, name: 'order.paid', at: '2026-01-31T16:00:00Z', props: { amount: 1 } }, // February there
  ]);
});
afterAll(() => analytics.drop());

const january = { from: '2026-01-01', to: '2026-01-31', zone: 'Asia/Shanghai' };
const cases: [GoalMetric, number | null][] = [
  [{ metric: 'stage-entered', stage: 'registered' }, 1],
  [{ metric: 'contacts-added' }, 2],
  [{ metric: 'event-count', event: 'stage.entered' }, 3],
  [{ metric: 'revenue' }, 183.45],
  // 31 January back to 2 January: 183.45 yuan, by contact 1 (a friend) and contact 3 (a payer).
  [{ metric: 'arpu', window: '30d' }, 91.725],
  // Only the cancellation on the 12th lies in the window; nobody but the friend is left to divide by.
  [{ metric: 'arpu', window: '3w' }, -40],
];

it.each(cases)('%o', async (goal, expected) => {
  expect(await askGoal(analytics, goal, january)).toBe(expected);
});

it('has no arpu when there is nobody', async () => {
  const before = { from: '2025-01-01', to: '2025-01-31', zone: 'Asia/Shanghai' };
  expect(await askGoal(analytics, { metric: 'arpu', window: '30d' }, before)).toBeNull();
  expect(await askGoal(analytics, { metric: 'revenue' }, before)).toBe(0);
});

it('lists the names of events', async () => {
  expect(await askEventNames(analytics)).toEqual([
    { name: 'contact.added', events: 3 },
    { name: 'contact.lost', events: 1 },
    { name: 'contact.removed', events: 1 },
    { name: 'order.cancelled', events: 1 },
    { name: 'order.paid', events: 4 },
    { name: 'stage.entered', events: 3 },
  ]);
});

it('tells what every day added, in days of the zone', async () => {
  expect(await askGoalDays(analytics, { metric: 'revenue' }, january)).toEqual([
    { day: '2026-01-10', value: 223.45 },
    { day: '2026-01-12', value: -40 },
  ]);
  expect(await askGoalDays(analytics, { metric: 'event-count', event: 'order.paid' }, january)).toEqual([
    { day: '2026-01-10', value: 2 },
  ]);
});

it('counts buyers and revenue of stretches of time, the ends not included', async () => {
  const at = (text: string) => new Date(text);
  const spans = [
    { start: at('2026-01-10T04:00:00Z'), end: at('2026-01-12T04:00:00Z') },
    { start: at('2026-01-12T04:00:00Z'), end: at('2026-01-12T04:00:00.001Z') },
    { start: at('2026-01-13T00:00:00Z'), end: at('2026-01-14T00:00:00Z') },
  ];
  expect(await askOrders(analytics, spans)).toEqual([
    { buyers: 2, revenue: 22_345 },
    { buyers: 0, revenue: -4000 },
    { buyers: 0, revenue: 0 },
  ]);
});

it('does not say zero of orders that nobody ever told', async () => {
  await analytics.fill([{ contact: 1, name: 'contact.added', at: '2026-01-10T04:00:00Z' }]);
  expect(await askOrders(analytics, [{ start: new Date(0), end: new Date() }])).toBeNull();
});
