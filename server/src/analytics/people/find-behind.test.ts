import type { Behind } from '@hetang/contract/http/asks';
import type { Plan } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createTestAnalytics,
  type TestAnalytics,
  type TestEvent,
} from '../../../../test/harness/analytics.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { putPlan } from '../../../../test/harness/put-plan.ts';
import type { Analytics, Params } from '../../kernel/clickhouse/analytics.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { answerFunnel, answerRetention, answerRfm } from '../http/answer.ts';
import { AskedPeople } from './asked-people.ts';
import { type BehindDeps, findBehind } from './find-behind.ts';

let db: TestDatabase;
let analytics: TestAnalytics;
let deps: BehindDeps & { analytics: TestAnalytics };

const on = (contact: number, name: string, day: string, props: Record<string, unknown> = {}): TestEvent => ({
  contact,
  name,
  at: `2026-${day}T04:00:00Z`,
  props,
});
const paid = (contact: number, day: string, amount: number) =>
  on(contact, 'order.paid', day, { amount, order_id: `${contact}/${day}` });

beforeAll(async () => {
  [db, analytics] = await Promise.all([createTestDatabase(), createTestAnalytics()]);
  const clock = manualClock('2026-03-10T04:00:00Z');
  deps = { db, analytics, clock, asked: new AskedPeople(clock) };
  const by = '2026-02-28';
  const goals: Plan['goals'] = {
    trials: { metric: 'stage-entered', stage: 'trial', target: 9, by },
    come: { metric: 'contacts-added', target: 9, by },
    orders: { metric: 'event-count', event: 'order.paid', target: 9, by },
    money: { metric: 'revenue', target: 9, by },
    all: { metric: 'derived', target: 9, by, of: { sum: ['orders', 'come'] } },
  };
  await putPlan(db, { goals }, clock.now());
  await analytics.fill([
    on(1, 'contact.added', '01-05', { staff: 'wang' }),
    on(1, 'stage.entered', '01-05', { stage: 'trial' }),
    paid(1, '01-10', 100),
    paid(1, '02-10', 200),
    on(2, 'contact.added', '01-06', { staff: 'wang' }),
    paid(2, '01-08', 300),
    on(3, 'contact.added', '01-20', { staff: 'li' }),
    on(4, 'contact.added', '02-03', { staff: 'li' }),
    on(4, 'stage.entered', '02-03', { stage: 'trial' }),
    paid(4, '02-04', 50),
    paid(4, '03-01', 60),
    paid(5, '01-15', 500), // never added
    on(6, 'contact.added', '02-09'), // by nobody known
  ]);
  await db.run(sql`
    insert into contact (id, created_at, added_at, lost_at)
    select n, '2026-01-01'::timestamptz, a::timestamptz, l::timestamptz
    from (values (1, '2026-01-05', null), (2, '2026-01-06', null), (3, '2026-01-31T16:00Z', null),
      (4, '2026-02-03', '2026-02-20'), (5, null, null), (6, '2026-02-09', '2026-03-01')) as people (n, a, l)`);
  await db.run(sql`
    insert into stage_change (contact_id, seq, at, to_stage, cause)
    values (1, 1, '2026-01-05', 'trial', '{}'), (1, 2, '2026-01-09', 'formal', '{}'), (4, 1, '2026-02-03', 'trial', '{}')`);
  await db.run(sql`
    with made as (
      insert into segment (key, basis, version, state, declared_at)
      values ('vip', '', 1, 'ready', '2026-01-01') returning id)
    insert into segment_member (contact_id, segment, since)
    select n, id, '2026-01-01' from made, (values (1), (4)) as members (n)`);
});
afterAll(() => Promise.all([db.drop(), analytics.drop()]));

async function peopleOf(behind: Behind): Promise<number[]> {
  const condition = await findBehind(deps, JSON.stringify(behind));
  const rows = await db.rows<{ id: number }>(
    sql`select c.id from contact c where ${condition} order by c.id`,
  );
  return rows.map((row) => row.id);
}

const funnel = {
  of: 'funnel',
  steps: [{ event: 'contact.added' }, { event: 'order.paid' }],
  from: '2026-01-01',
  to: '2026-01-31',
  window: 30 * 86_400,
} as const;
const retention = {
  of: 'retention',
  start: { event: 'contact.added' },
  back: { event: 'order.paid' },
  period: 'month',
  cohorting: 'first-time',
  from: '2026-01-01',
  to: '2026-03-31',
} as const;
const rfm = { of: 'rfm', asOf: '2026-03-10', bins: 2 } as const;
const trend = {
  of: 'trend',
  event: 'order.paid',
  measure: 'people',
  period: 'month',
  from: '2026-01-01',
  to: '2026-01-31',
  compare: false,
} as const;
const owner = { breakdown: 'owner' } as const;

describe('the people behind a number', () => {
  it.each<[string, Behind, number[]]>([
    ['a step of a funnel', { ...funnel, steps: [...funnel.steps], step: 1, dropped: false }, [1, 2, 3]],
    ['its next step', { ...funnel, steps: [...funnel.steps], step: 2, dropped: false }, [1, 2]],
    ['who got no further', { ...funnel, steps: [...funnel.steps], step: 1, dropped: true }, [3]],
    [
      'a group of a funnel',
      { ...funnel, ...owner, steps: [...funnel.steps], step: 1, dropped: false, key: 'wang' },
      [1, 2],
    ],
    [
      'a funnel within a segment',
      { ...funnel, among: 'vip', steps: [...funnel.steps], step: 1, dropped: false },
      [1],
    ],
    ['a cohort', { ...retention, cohort: '2026-01-01', position: -1 }, [1, 2, 3]],
    ['who came back at once', { ...retention, cohort: '2026-01-01', position: 0 }, [1, 2]],
    ['who came back later', { ...retention, cohort: '2026-02-01', position: 1 }, [4]],
    ['a group of all cohorts', { ...retention, ...owner, position: -1, key: 'li' }, [3, 4]],
    ['the group without a value', { ...retention, ...owner, position: -1, key: '' }, [6]],
    ['everybody who bought', rfm, [1, 2, 4, 5]],
    ['a band of recency', { ...rfm, recency: 2 }, [1, 4]],
    ['a cell', { ...rfm, recency: 1, frequency: 1 }, [2, 5]],
    ['a group of buyers', { ...rfm, ...owner, key: 'wang' }, [1, 2]],
    ['buyers of a segment', { ...rfm, among: 'vip' }, [1, 4]],
    ['a period of a trend', trend, [1, 2, 5]],
    ['a group of a trend', { ...trend, ...owner, key: '' }, [5]],
    ['buyers of some days', { of: 'home', figure: 'buyers', from: '2026-02-01', to: '2026-02-28' }, [1, 4]],
    ['who came', { of: 'home', figure: 'added', from: '2026-01-01', to: '2026-01-31' }, [1, 2]],
    ['who left', { of: 'home', figure: 'lost', from: '2026-02-01', to: '2026-02-28' }, [4]],
    ['whom a goal of a stage has reached', { of: 'goal', goal: 'trials' }, [1, 4]],
    ['whom a goal of additions has reached', { of: 'goal', goal: 'come' }, [1, 2, 3, 4, 6]],
    ['whom a goal of events has reached', { of: 'goal', goal: 'orders' }, [1, 2, 4, 5]],
    ['who paid for a goal', { of: 'goal', goal: 'money' }, [1, 2, 4, 5]],
    ['who was ever on a stage', { of: 'stage', stage: 'trial' }, [1, 4]],
  ])('%s', async (_, behind, ids) => {
    expect(await peopleOf(behind)).toEqual(ids);
  });

  it('are as many as the number says, in every cell', async () => {
    for (const among of [undefined, 'vip']) {
      const { total, groups } = await answerFunnel(
        deps,
        { ...funnel, ...owner, among, steps: [...funnel.steps] },
        'en',
      );
      for (const { key, steps } of [{ ...total, key: undefined }, ...groups])
        for (const [nr, step] of steps.entries()) {
          const place = { step: nr + 1, dropped: false, ...(key === undefined ? {} : { key: key ?? '' }) };
          const found = await peopleOf({ ...funnel, ...owner, among, steps: [...funnel.steps], ...place });
          expect(found).toHaveLength(step.people);
        }
    }
    const { rows } = await answerRetention(deps, { ...retention, cohorting: 'recurring' }, 'en');
    for (const row of rows)
      for (const [position, people] of row.counts.entries())
        expect(
          await peopleOf({ ...retention, cohorting: 'recurring', cohort: row.start, position }),
        ).toHaveLength(people);
  });

  it('are refused for what is no number of an answer', async () => {
    const refused = (text: string) =>
      expect(findBehind(deps, text)).rejects.toMatchObject({ code: 'request/invalid' });
    await refused('{');
    await refused('null');
    await refused(JSON.stringify({ of: 'goal', goal: 'all' }));
    await refused(JSON.stringify({ ...funnel, step: 3 }));
    await refused(JSON.stringify({ ...retention, cohort: '2026-01-02', position: 0 }));
    await refused(JSON.stringify({ ...trend, from: '2026-02-01' }));
    await expect(findBehind(deps, JSON.stringify({ ...rfm, among: 'gone' }))).rejects.toMatchObject({
      code: 'request/not-found',
    });
    await expect(findBehind({ ...deps, analytics: null }, JSON.stringify({ ...rfm }))).rejects.toMatchObject({
      code: 'analytics/unavailable',
    });
  });
});

describe('groups', () => {
  it('of retention, pooled over the cohorts that have reached a period', async () => {
    const expected = [
      { key: 'li', size: 2, average: [0.5, 0.5, 0] },
      { key: 'wang', size: 2, average: [1, 0.5, 0] },
      { key: null, size: 1, average: [0, 0, null] },
    ];
    const byOwner = await answerRetention(deps, { ...retention, ...owner }, 'en');
    expect(byOwner.groups).toEqual(expected);
    for (const cohorting of ['first-time', 'recurring'] as const) {
      const byStart = await answerRetention(deps, { ...retention, cohorting, breakdown: 'staff' }, 'zh');
      expect(byStart.groups).toEqual(expected);
      expect(byStart.rule).toContain('起始事件的属性「staff」');
    }
  });

  it('of buyers, by what they have and by their last order', async () => {
    const { groups } = await answerRfm(deps, { ...rfm, ...owner }, 'en');
    expect(groups).toEqual([
      {
        key: 'wang',
        customers: 2,
        orders: 3,
        revenue: 600,
        median: { recency: 44.5, frequency: 1.5, monetary: 300 },
      },
      {
        key: null,
        customers: 1,
        orders: 1,
        revenue: 500,
        median: { recency: 54, frequency: 1, monetary: 500 },
      },
      {
        key: 'li',
        customers: 1,
        orders: 2,
        revenue: 110,
        median: { recency: 9, frequency: 2, monetary: 110 },
      },
    ]);
    const byOrder = await answerRfm(deps, { ...rfm, breakdown: 'order_id' }, 'en');
    expect(byOrder.groups.map(({ key }) => key)).toEqual(['1/02-10', '2/01-08', '4/03-01', '5/01-15']);
  });
});

it('asks analytics once for the pages of a list', async () => {
  const asked: string[] = [];
  const listening: Analytics = Object.assign(Object.create(analytics), {
    query: (statement: string, params?: Params) => {
      asked.push(statement);
      return analytics.query(statement, params);
    },
  });
  const pages = { ...deps, asked: new AskedPeople(deps.clock), analytics: listening };
  const behind = JSON.stringify(trend);
  const first = await findBehind(pages, behind);
  expect(asked).toHaveLength(1);
  expect(await findBehind(pages, behind)).toEqual(first);
  expect(asked).toHaveLength(1);
  await findBehind(pages, JSON.stringify({ ...trend, to: '2026-02-28' }));
  expect(asked).toHaveLength(2);
});

it('leaves nothing of a segment behind', async () => {
  await peopleOf({ ...rfm, among: 'vip' });
  expect(await analytics.query('select * from asked_of')).toEqual([]);
});
