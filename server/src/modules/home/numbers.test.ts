import type { GoalCourses, HomeNumbers } from '@hetang/contract/http/home';
import type { Plan } from '@hetang/contract/plan/registry';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { putPlan } from '../../../../test/harness/put-plan.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { buildHttp } from '../../kernel/http/app.ts';
import { homeEndpoints } from './http/endpoints.ts';
import { readGoalCourses } from './read-goal-courses.ts';
import { readNumbers } from './read-numbers.ts';

/** 10 March 2026, noon in Shanghai. */
const NOW = new Date('2026-03-10T04:00:00Z');
const definitions: Partial<Plan> = {
  meta: {
    plan: 'pond',
    name: '荷塘示例',
    timezone: 'Asia/Shanghai',
    period: { from: '2026-03-01', to: '2026-03-31' },
  },
  stages: { trial: { name: '体验用户' } },
  goals: {
    trial: {
      metric: 'stage-entered',
      stage: 'trial',
      target: 40,
      by: '2026-03-20',
      pace: [{ by: '2026-03-10', target: 10 }],
    },
    friends: { metric: 'contacts-added', target: 20, by: '2026-03-12' },
    money: { metric: 'revenue', target: 1000, by: '2026-03-05' },
    visits: { metric: 'event-count', event: 'shop.visited', target: 10, by: '2026-03-31' },
    worth: { metric: 'arpu', window: '30d', target: 10, by: '2026-03-31' },
  },
};
const log = pino({ level: 'silent' });
const bare = { clock: manualClock(NOW), log };
const today = { from: '2026-03-10', to: '2026-03-10' };

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await putPlan(db, definitions, NOW);
  // One a day at eight in the evening from the 1st, and two this morning.
  await db.run(sql`
    insert into contact (id, created_at, added_at)
    select i, ${NOW}::timestamptz, '2026-02-28T12:00Z'::timestamptz + i * interval '1 day' from generate_series(1, 9) i
    union all select i, ${NOW}::timestamptz, '2026-03-10T01:00Z'::timestamptz from generate_series(10, 11) i`);
  await db.run(sql`
    insert into contact (id, created_at, added_at, lost_at) values
      (12, ${NOW}, '2026-03-09T01:00Z', '2026-03-09T03:59Z'), (13, ${NOW}, '2026-02-01T00:00Z', '2026-03-09T04:00Z')`);
  await db.run(sql`
    insert into stage_change (contact_id, seq, at, to_stage, cause) values
      (1, 1, '2026-03-01T16:00Z', 'trial', '{}'), (1, 2, '2026-03-05T00:00Z', 'trial', '{}'),
      (2, 1, '2026-02-28T15:59Z', 'trial', '{}'), (3, 1, '2026-03-10T03:00Z', 'trial', '{}')`);
});
afterAll(() => db.drop());

test('today up to noon stands beside yesterday up to noon', async () => {
  const asked: unknown[] = [];
  const numbers = await readNumbers(
    {
      db,
      ...bare,
      async askOrders(spans) {
        asked.push(spans.map(({ start, end }) => [start, end]));
        return [
          { buyers: 2, revenue: 300 },
          { buyers: 1, revenue: 100 },
        ];
      },
    },
    today,
  );
  expect(numbers).toEqual({
    asOf: NOW.toISOString(),
    zone: 'Asia/Shanghai',
    current: {
      ...today,
      start: '2026-03-09T16:00:00.000Z',
      end: NOW.toISOString(),
      added: 2,
      lost: 0,
      sent: 0,
      buyers: 2,
      revenue: 300,
    },
    previous: {
      from: '2026-03-09',
      to: '2026-03-09',
      start: '2026-03-08T16:00:00.000Z',
      end: '2026-03-09T04:00:00.000Z',
      added: 1,
      lost: 1,
      sent: 0,
      buyers: 1,
      revenue: 100,
    },
  });
  expect(asked).toHaveLength(1);
});

test('orders are unknown, not zero, without analytics and while it is away', async () => {
  const without = await readNumbers({ db, ...bare }, today);
  expect([without.current.buyers, without.current.revenue]).toEqual([null, null]);
  const away = () => Promise.reject(new Error('away'));
  const { current } = await readNumbers({ db, ...bare, askOrders: away }, today);
  expect([current.added, current.buyers]).toEqual([2, null]);
});

test('courses: a person counts on the first day, days without anybody are zeros, some goals have no days', async () => {
  const { goals } = await readGoalCourses({
    db,
    ...bare,
    async askGoalDays(goal) {
      if (goal.metric === 'event-count') throw new Error('away');
      return [{ day: '2026-03-02', value: 12.5 }];
    },
  });
  const by = (key: string) => goals.find((goal) => goal.key === key);
  expect(by('trial')).toMatchObject({
    due: [
      { by: '2026-02-28', share: 0 },
      { by: '2026-03-10', share: 0.25 },
      { by: '2026-03-20', share: 1 },
    ],
    before: 0,
    days: [0, 1, 0, 0, 0, 0, 0, 0, 0, 1].map((value, i) => ({
      day: `2026-03-${String(i + 1).padStart(2, '0')}`,
      value,
    })),
  });
  expect(by('friends')?.days?.map(({ value }) => value)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 2, 2]);
  // Nine whole days with 10 people: 10/9 a day; today has 2 already; two days ahead.
  expect(by('friends')?.forecast).toMatchObject({ method: 'mean', wholeDays: 9 });
  expect(by('friends')?.forecast?.expected).toBeCloseTo(12 + 20 / 9, 9);
  expect(by('money')).toMatchObject({ forecast: null, reason: 'over' });
  expect(by('money')?.days).toHaveLength(5);
  expect(by('visits')).toMatchObject({ days: null, reason: 'not-known' });
  expect(by('worth')).toMatchObject({ days: null, reason: 'not-daily' });
});

test('over HTTP: all answer, the days of a goal also as rows; days out of order are refused', async () => {
  const app = await buildHttp({
    logger: log,
    guard: async () => null,
    endpoints: homeEndpoints({
      connected: () => false,
      db,
      ...bare,
    }),
    version: 'test',
  });
  const numbers = await app.inject('/v1/home/numbers?from=2026-03-04&to=2026-03-10');
  expect(numbers.json<HomeNumbers>().previous.from).toBe('2026-02-25');
  expect((await app.inject('/v1/home/numbers?from=2026-03-04&to=2026-03-03')).json()).toMatchObject({
    code: 'request/invalid',
    message: expect.stringContaining('2026-03-03 < 2026-03-04'),
  });
  expect((await app.inject('/v1/home/goals')).json<GoalCourses>().goals).toHaveLength(5);
  const rows = (await app.inject('/v1/reports/goals/export.csv?goal=friends')).body.trim().split('\r\n');
  expect([rows.length, rows[0], rows.at(-1)]).toEqual([11, '目标,日期,当日,累计', 'friends,2026-03-10,2,12']);
  await app.close();
});
