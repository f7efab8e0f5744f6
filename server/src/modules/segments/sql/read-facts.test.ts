import type { Condition } from '@hetang/contract/plan/condition';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../../test/harness/database.ts';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import { loadScope } from '../../../conditions/sql/load-scope.ts';
import { declareCounters } from '../../../engine/declare-counters.ts';
import { ENGINE } from '../../../engine/names.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { readFacts } from './read-facts.ts';

const NOW = new Date('2026-03-20T08:00:00Z');
const cases: [Condition, zh: string | null, en: string | null][] = [
  [{ event: 'order.paid', 'at-least': 3 }, '2 次，最近 2026-03-02 08:30', '2 times, last 2026-03-02 08:30'],
  [{ not: { event: 'app.opened' } }, '0 次', '0 times'],
  [{ event: 'order.paid', sum: 'amount', 'at-least': 50 }, '14.99 元', '14.99 yuan'],
  [{ event: 'order.paid', max: 'items', 'at-least': 5 }, '4', '4'],
  [{ event: 'app.opened', min: 'amount', 'at-least': 5 }, '没有数值', 'no number'],
  [{ orders: 'amount', 'at-least': 50 }, '9.99 元', '9.99 yuan'],
  [{ orders: 'count', 'at-least': 5 }, '1 单', '1 orders'],
  [{ orders: 'days-since-last', 'at-least': 5 }, '2026-03-02 08:30', '2026-03-02 08:30'],
  [
    { sequence: [{ event: 'order.paid' }, { event: 'order.cancelled' }, { event: 'app.opened' }] },
    '走到 3 步中的第 2 步',
    '2 of 3 steps',
  ],
  [{ sequence: [{ event: 'app.opened' }, { event: 'order.paid' }] }, '走到 2 步中的第 0 步', '0 of 2 steps'],
  [{ stage: 'regular' }, '新客，自 2026-03-01 08:00', '新客, since 2026-03-01 08:00'],
  [{ tier: 'value/high' }, '客户价值/低，自 2026-03-01 08:00', '客户价值/低, since 2026-03-01 08:00'],
  [{ tag: 'need/gift', for: '30d' }, '自 2026-03-01 08:00', 'since 2026-03-01 08:00'],
  [{ tag: 'need/other' }, null, null],
  [{ field: 'size', 'at-least': 5 }, '3', '3'],
  [{ field: 'city' }, '未填写', 'unknown'],
  [{ code: 'site' }, '无', 'none'],
  [
    { community: 'vip' },
    '2026-03-01 08:00 进群，2026-03-05 08:00 退群',
    'joined 2026-03-01 08:00, left 2026-03-05 08:00',
  ],
  [{ community: 'other' }, '从未进群', 'never joined'],
  [{ consent: 'message', is: 'withdrawn' }, '自 2026-03-01 08:00', 'since 2026-03-01 08:00'],
  [{ all: [{ stage: 'regular' }] }, null, null],
];
const plan: Plan = {
  ...emptyPlan({ plan: 'p', name: 'p', timezone: 'Asia/Shanghai' }),
  stages: { new: { name: '新客' }, regular: { name: '老客' } },
  ladders: {
    value: { name: '客户价值', demote: 'never', tiers: { low: { name: '低' }, high: { name: '高' } } },
  },
  segments: Object.fromEntries(cases.map(([when], i) => [`s${i}`, { name: 's', when }])),
};

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  const at = '2026-03-01T00:00:00Z';
  await db.run(sql`insert into contact (id, stage, stage_at, fields, created_at)
    values (1, 'new', ${at}, '{"size": 3, "city": ""}', ${at}), (2, null, null, '{}', ${at})`);
  await db.run(
    sql`insert into contact_tag (contact_id, tag_group, tag, at, source) values (1, 'need', 'gift', ${at}, 'x')`,
  );
  await db.run(
    sql`insert into contact_tier (contact_id, ladder, tier, since) values (1, 'value', 'low', ${at})`,
  );
  await db.run(
    sql`insert into consent (contact_id, scope, state, at, source) values (1, 'message', 'given', ${at}, 'x')`,
  );
  await db.run(sql`insert into community_member (contact_id, community, joined_at, left_at)
    values (1, 'vip', ${at}, '2026-03-05T00:00:00Z')`);
  await db.run(sql`insert into log_cursor (consumer, part, position) values (${ENGINE}, 1, 100)`);
  await db.run(sql`insert into event (part, seq, contact_id, name, at, props, source, logged_at)
    select 1, nr, 1, name, at, props, 'x', at from (values
      (1, 'order.paid', timestamptz '2026-03-01T00:00:00Z', '{"amount": 999, "items": 4}'::jsonb),
      (2, 'order.paid', '2026-03-02T00:30:00Z', '{"amount": 500, "items": 1}'),
      (3, 'order.cancelled', '2026-03-03T00:30:00Z', '{"amount": 500}')) as e (nr, name, at, props)`);
  await db.transaction((tx) => declareCounters(tx, plan));
});
afterAll(() => db.drop());

test('what is so of a contact is said beside what is asked, in both languages', async () => {
  const scope = await loadScope(db, plan, NOW);
  const conditions = cases.map(([condition]) => condition);
  const said = (lang: 'zh' | 'en', contact = 1) =>
    readFacts(db, contact, { conditions, scope }, { names: namesOf(plan), lang, timezone: 'Asia/Shanghai' });
  expect(await said('zh')).toEqual(cases.map(([, zh]) => zh));
  expect(await said('en')).toEqual(cases.map(([, , en]) => en));
  // Somebody of whom nothing is known.
  expect((await said('zh', 2)).filter((text) => text !== null && /undefined|null|NaN/.test(text))).toEqual(
    [],
  );
});
