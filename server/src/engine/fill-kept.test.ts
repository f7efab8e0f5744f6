import type { Condition } from '@hetang/contract/plan/condition';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { putPlan } from '../../../test/harness/put-plan.ts';
import { manualClock } from '../kernel/clock.ts';
import { raw, sql } from '../kernel/database/sql.ts';
import { appendToLog } from '../kernel/log/append.ts';
import { askMerge } from '../modules/contacts/merge/ask-merge.ts';
import { askSplit } from '../modules/contacts/merge/ask-split.ts';
import { declareKept } from './declare-counters.ts';
import { type Engine, makeEngine } from './engine.ts';
import { fillBeside, finishFill } from './fill-kept.ts';
import { recountContacts } from './recount-contacts.ts';

const clock = manualClock('2026-03-31T16:30:00Z');
const NOW = clock.now();
const WHO = [1, 2, 3, 4, 5, 6];
const TABLES = [
  'contact_counter',
  'contact_counter_day',
  'contact_measure',
  'contact_measure_day',
  'contact_occurrence',
  'contact_sequence',
];
const early: Condition[] = [{ event: 'order.paid', 'at-least': 2 }];
const late: Condition[] = [
  // Counted already, but not by day.
  { event: 'order.paid', 'at-least': 2, within: '3d' },
  { event: 'order.paid', sum: 'amount', 'at-least': 5, within: '7d' },
  { event: 'course.joined', 'at-least': 1 },
  { sequence: [{ event: 'course.joined' }, { event: 'order.paid', within: '2d' }, { event: 'order.paid' }] },
];
const planWith = (conditions: Condition[]): Plan => ({
  ...emptyPlan({ plan: 'p', name: 'p', timezone: 'Asia/Shanghai' }),
  segments: Object.fromEntries(conditions.map((when, i) => [`s${i}`, { name: 's', when }])),
});

let db: TestDatabase;
let engine: Engine;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.run(sql`insert into contact (id, created_at) select i, ${NOW} from unnest(${WHO}::bigint[]) i`);
  engine = await makeEngine({ db, clock, log: pino({ level: 'silent' }) });
});
afterAll(() => db.drop());

const run = async (): Promise<void> => {
  while ((await engine.live()) > 0);
};
let hours = 200;
/** Everybody pays, and every other one joins, later than the last time. */
async function tell(who: readonly number[] = WHO): Promise<void> {
  hours -= 7;
  const at = new Date(NOW.getTime() - hours * 3_600_000);
  const entries = who.flatMap((contactId) => [
    ...(contactId % 2 ? [{ contactId, name: 'course.joined', at, props: {}, source: 'test' }] : []),
    { contactId, name: 'order.paid', at, props: { amount: contactId + hours / 10 }, source: 'test' },
  ]);
  await db.transaction((tx) => appendToLog(tx, entries, NOW));
}
const merge = (from: number, into: number) =>
  db.transaction((tx) => askMerge(tx, { from, into, by: 'test', reason: 'one' }, NOW));

async function picture(): Promise<unknown[]> {
  const all: unknown[] = [];
  for (const table of TABLES)
    all.push(await db.rows(sql`select to_jsonb(t) as row from ${raw(table)} t order by to_jsonb(t)::text`));
  return all;
}

test('what is counted beside live events follows those who merge, go apart and are handled again meanwhile', async () => {
  await putPlan(db, planWith(early), NOW);
  await db.transaction(async (tx) => void (await declareKept(tx, planWith(early))));
  await tell();
  const undone = await merge(6, 5);
  await run();
  await tell();
  // Set aside before, and asked for while the past is counted.
  await db.run(sql`
    insert into event_failure (consumer, part, seq, error, failed_at)
    select l.consumer, e.part, e.seq, 'x', ${NOW} from event e
    join log_cursor l on l.consumer = 'engine' and l.part = e.part and e.seq > l.position where e.contact_id = 3`);
  await db.run(sql`
    update log_cursor l set position = p.head from log_part p
    where l.consumer = 'engine' and l.part = 3 and p.part = 3`);
  await run();

  const plan = planWith([...early, ...late]);
  await db.transaction(async (tx) => {
    const { fresh } = await declareKept(tx, plan);
    const filled = await fillBeside(tx, fresh);
    // The engine is not held up by any of it.
    await tell();
    await merge(2, 1);
    await db.run(sql`update event_failure set retry_asked_at = ${NOW}`);
    await run();
    await db.transaction((other) => askSplit(other, { merge: undone, by: 'test', reason: 'two' }, NOW));
    await tell([1, 3, 5, 6]);
    await run();
    await merge(4, 3);
    await tell();
    await run();
    // Not handled yet.
    await tell();
    await finishFill(tx, fresh, filled);
  });
  await putPlan(db, plan, NOW);
  await run();
  expect(await db.one(sql`select count(*) as n from event_failure where resolved_at is null`)).toEqual({
    n: 0,
  });
  const kept = await picture();
  await db.transaction((tx) => recountContacts(tx, WHO));
  expect(kept).toEqual(await picture());
  expect(kept.map((rows) => (Array.isArray(rows) ? rows.length : 0)).every((rows) => rows > 3)).toBe(true);
});
