import type { Condition } from '@hetang/contract/plan/condition';
import { emptyPlan, type Plan } from '@hetang/contract/plan/registry';
import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { runs } from '../../../test/harness/runs.ts';
import { manualClock } from '../kernel/clock.ts';
import { join, raw, sql } from '../kernel/database/sql.ts';
import { appendToLog } from '../kernel/log/append.ts';
import { declareCounters } from './declare-counters.ts';
import { makeEngine } from './engine.ts';
import { recountContacts } from './recount-contacts.ts';

const NOW = Date.parse('2026-03-31T16:30:00Z');
const HOUR = 3_600_000;
const TABLES = [
  'contact_counter',
  'contact_counter_day',
  'contact_measure',
  'contact_measure_day',
  'contact_sequence',
  'contact_occurrence',
  'consent',
  'community_member',
];

const early: Condition[] = [
  { event: 'order.paid', 'at-least': 2, within: '3d' },
  { event: 'order.paid', sum: 'amount', 'at-least': 5 },
  { sequence: [{ event: 'course.joined' }, { event: 'order.paid', within: '2d' }, { event: 'order.paid' }] },
  { consent: 'message' },
  { community: 'vip' },
];
const late: Condition[] = [
  { event: 'order.paid', where: { sku: 'tool' }, max: 'amount', 'at-least': 5, within: '30d' },
  { event: 'order.paid', sum: 'amount', 'at-least': 5, within: '7d' },
  { event: 'course.joined', 'at-least': 2, within: '3d' },
  {
    sequence: [
      { event: 'course.joined', where: { sku: 'tool' } },
      { event: 'course.joined', within: '1d' },
      { event: 'order.paid', within: '3d' },
    ],
  },
];

function planWith(conditions: Condition[], timezone: string): Plan {
  const segments = Object.fromEntries(conditions.map((when, i) => [`s${i}`, { name: 's', when }]));
  return { ...emptyPlan({ plan: 'p', name: 'p', timezone }), segments };
}

/** Numbers that do not add up exactly as doubles, that are too fine, too large or none. */
const number = fc.constantFrom<unknown>(
  0.1,
  0.2,
  -0.3,
  1e-7,
  5e-7,
  -5e-7,
  1.0000005,
  1e21,
  123456789.123,
  300,
  '5',
  null,
);
const event = fc.record({
  who: fc.integer({ min: 1, max: 3 }),
  name: fc.constantFrom(
    'order.paid',
    'course.joined',
    'consent.given',
    'consent.withdrawn',
    'community.joined',
    'community.left',
  ),
  // Many at the same moment, many late, around midnight in some zone.
  hours: fc.constantFrom(0, 0, 1, 8, 8.5, 24, 30, 49, 73),
  props: fc.record({
    sku: fc.constantFrom('tool', 'managed'),
    amount: number,
    scope: fc.constantFrom('message', 'group', 'everything', 7),
    community: fc.constantFrom('vip', 'course', ''),
    group: fc.constantFrom<unknown>('one', 5),
  }),
});
const story = fc.record({
  batchSize: fc.constantFrom(1, 3, 100),
  before: fc.array(event, { maxLength: 15 }),
  between: fc.array(event, { maxLength: 15 }),
  after: fc.array(event, { maxLength: 15 }),
  zone: fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Pacific/Apia'),
});
type Happening = ReturnType<typeof event.generate>['value'];

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

async function picture(): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const rows = await db.rows<{ row: string }>(sql`select to_jsonb(t)::text as row from ${raw(table)} t`);
    // 1.50 and 1.5 are one number.
    const plain = (row: string) => row.replace(/(\.\d*?)0+(?=[,}])/g, '$1').replace(/\.(?=[,}])/g, '');
    all[table] = rows.map(({ row }) => plain(row)).sort();
  }
  return all;
}

async function tell(events: Happening[]): Promise<void> {
  await db.transaction((tx) =>
    appendToLog(
      tx,
      events.map(({ who, name, hours, props }) => ({
        contactId: who,
        name,
        at: new Date(NOW - hours * HOUR),
        props,
        source: 'test',
      })),
      new Date(NOW),
    ),
  );
}

async function apply(plan: Plan, version: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.run(sql`insert into plan (key, name, version, running) values ('p', 'p', ${version}, true)
      on conflict (key) do update set version = excluded.version`);
    await tx.run(sql`insert into plan_version (plan, version, spec, applied_at, applied_by, changes)
      values ('p', ${version}, ${JSON.stringify(plan)}, ${new Date(NOW)}, 'test', 0)`);
    await declareCounters(tx, plan);
  });
}

async function reset(): Promise<void> {
  const others = [
    'event',
    'contact',
    'plan',
    'plan_version',
    'counter',
    'measure',
    'sequence',
    'log_redirect',
  ];
  await db.run(sql`truncate ${join([...TABLES, ...others].map(raw), ', ')} restart identity cascade`);
  await db.run(sql`update log_part set head = 0`);
  await db.run(sql`update log_cursor set position = 0`);
  await db.run(
    sql`insert into contact (id, created_at) select i, to_timestamp(0) from generate_series(1, 3) i`,
  );
}

test('what is kept event by event, filled on apply, and worked out anew from the log is the same', async () => {
  await fc.assert(
    fc.asyncProperty(story, async ({ batchSize, before, between, after, zone }) => {
      await reset();
      const engine = await makeEngine({
        db,
        clock: manualClock(new Date(NOW).toISOString()),
        log: pino({ level: 'silent' }),
        batchSize,
      });
      const run = async () => {
        while ((await engine.round()) > 0);
      };
      await apply(planWith(early, 'Asia/Shanghai'), 1);
      await tell(before);
      await run();
      // Told, but not handled yet when the second plan is applied.
      await tell(between);
      await apply(planWith([...early, ...late], zone), 2);
      await run();
      await tell(after);
      await run();
      expect(await db.rows(sql`select * from event_failure`)).toEqual([]);
      const kept = await picture();
      await db.transaction((tx) => recountContacts(tx, [1, 2, 3]));
      expect(kept).toEqual(await picture());
    }),
    runs(6),
  );
});

test('after a merge the history is that of both, and nobody else is touched', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 25 }), async (events) => {
      await reset();
      const engine = await makeEngine({
        db,
        clock: manualClock(new Date(NOW).toISOString()),
        log: pino({ level: 'silent' }),
        batchSize: 100,
      });
      await apply(planWith([...early, ...late], 'Asia/Shanghai'), 1);
      // Had it been one person all along; the order of equal moments is by part, then as told.
      const inParts = [1, 2, 3].flatMap((who) => events.filter((one) => one.who === who));
      await tell(inParts.map((one) => (one.who === 2 ? { ...one, who: 1 } : one)));
      while ((await engine.round()) > 0);
      const asOne = await picture();
      await reset();
      await apply(planWith([...early, ...late], 'Asia/Shanghai'), 1);
      await tell(inParts);
      while ((await engine.round()) > 0);
      await db.run(
        sql`insert into log_redirect (contact_id, target, holder, last_seq) values (2, 1, 1, 1000)`,
      );
      await db.transaction((tx) => recountContacts(tx, [1, 2]));
      const places = /"(part|seq|seen_part|seen_seq)": \d+(, )?/g;
      const plain = (rows: Record<string, unknown[]>) =>
        Object.fromEntries(
          Object.entries(rows).map(([table, list]) => [
            table,
            list.map((row) => String(row).replace(places, '')).sort(),
          ]),
        );
      expect(plain(await picture())).toEqual(plain(asOne));
    }),
    runs(4),
  );
});

test('an event that was set aside has no effect until it is handled again, whatever is applied meanwhile', async () => {
  await reset();
  await tell([
    {
      who: 1,
      name: 'order.paid',
      hours: 1,
      props: { sku: 'tool', amount: 300, scope: 7, community: '', group: 5 },
    },
  ]);
  await db.run(sql`update log_cursor set position = 1 where part = 1`);
  await db.run(sql`insert into event_failure (consumer, part, seq, error, failed_at)
    values ('engine', 1, 1, 'x', ${new Date(NOW)})`);
  await apply(planWith(early, 'Asia/Shanghai'), 1);
  expect(await db.rows(sql`select * from contact_counter`)).toEqual([]);
  await db.run(sql`update event_failure set retry_asked_at = ${new Date(NOW)}`);
  const engine = await makeEngine({
    db,
    clock: manualClock(new Date(NOW).toISOString()),
    log: pino({ level: 'silent' }),
  });
  while ((await engine.round()) > 0);
  expect(await db.rows(sql`select count from contact_counter`)).toEqual([{ count: 1 }]);
  expect(await db.rows(sql`select sum::text from contact_measure`)).toEqual([{ sum: '300' }]);
});

test('a filter of many long values is kept like any other', async () => {
  await reset();
  const where = Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`p${i}`, '很长的值'.repeat(100)]));
  const conditions: Condition[] = [
    { event: 'order.paid', where, sum: 'amount', 'at-least': 1 },
    {
      sequence: [
        { event: 'order.paid', where },
        { event: 'order.paid', where },
      ],
    },
  ];
  await apply(planWith(conditions, 'Asia/Shanghai'), 1);
  await apply(planWith(conditions, 'Asia/Shanghai'), 2);
  const kept = sql`select (select count(*)::int from counter) as counters, (select count(*)::int from sequence) as sequences`;
  expect(await db.one(kept)).toEqual({ counters: 1, sequences: 1 });
});

test('a plan applied while the engine is at work misses no event and counts none twice', async () => {
  await reset();
  await apply(planWith(early, 'Asia/Shanghai'), 1);
  const random = fc.sample(event, { numRuns: 250, seed: 7 });
  const engine = await makeEngine({
    db,
    clock: manualClock(new Date(NOW).toISOString()),
    log: pino({ level: 'silent' }),
    batchSize: 5,
  });
  let over = false;
  const working = (async () => {
    while (!over || (await engine.round()) > 0) await engine.round();
  })();
  const applies: Promise<void>[] = [];
  for (let told = 0; told < random.length; told += 10) {
    const nr = told / 50;
    // Begun between two stretches of events, and not waited for.
    if (Number.isInteger(nr) && nr < late.length) {
      const zone = nr % 2 ? 'Pacific/Apia' : 'Asia/Shanghai';
      applies.push(apply(planWith([...early, ...late.slice(0, nr + 1)], zone), nr + 2));
    }
    await tell(random.slice(told, told + 10));
  }
  await Promise.all(applies);
  over = true;
  await working;
  const kept = await picture();
  await db.transaction((tx) => recountContacts(tx, [1, 2, 3]));
  expect(kept).toEqual(await picture());
  expect(await db.rows(sql`select sum(count)::int as n from contact_counter where counter = 1`)).toEqual([
    { n: random.filter((one) => one.name === 'order.paid').length },
  ]);
});
