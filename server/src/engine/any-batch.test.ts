import fc from 'fast-check';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { runs } from '../../../test/harness/runs.ts';
import { manualClock } from '../kernel/clock.ts';
import { sql } from '../kernel/database/sql.ts';
import { ingestEvents } from '../modules/contacts/api.ts';
import { applyPlan } from '../plan/apply.ts';
import { declareCounters } from './declare-counters.ts';
import { makeEngine } from './engine.ts';

const PLAN = `
stages:
  traffic: { name: T }
  registered: { name: R, enter: { event: account.registered } }
  regular: { name: G, enter: { event: order.paid, at-least: 2 } }
  loyal: { name: L, enter: { sequence: [{ event: app.opened }, { event: order.paid, within: 2d }, { event: app.opened }] } }
tags:
  need: { name: N, choose: many, values: { course: C, gift: G } }
  intent: { name: I, choose: one, values: { A: a, B: b } }
fields: { note: { name: F, type: text } }
staff: { lin: { name: Lin, wecom: lin }, gao: { name: Gao, wecom: gao } }
messages: { hello: { name: H, text: Hi }, pack: { name: P, text: Pack } }
journeys:
  first:
    name: First
    start: { event: contact.added }
    again: after-end
    leave: { event: contact.lost }
    goal: { when: { stage: registered, or-later: true } }
    steps:
      - welcome: hello
      - task: { do: ask, by: owner, due: 4h, fills: [tag-group/need] }
      - branch:
          - if: { tag: need/course }
            do: [{ message: pack }, { tag: intent/A }]
          - else: [{ tag: intent/B }]
      - wait: { for: { event: order.paid }, at-most: 2d }
      - set: { note: done }
  echo:
    name: Echo
    start: { event: tag.added, where: { tag: intent/A } }
    again: after-end
    steps: [{ message: pack }, { untag: intent/A }]
  late:
    name: Late
    start: { event: stage.entered }
    steps: [{ wait: 1h }, { message: hello }]
`;

const START = '2026-03-02T02:00:00Z';
const event = fc.oneof(
  fc.record({
    name: fc.constant('contact.added'),
    props: fc.record({ staff: fc.constantFrom('lin', 'gao'), welcome_code: fc.constantFrom('w1', 'w2') }),
  }),
  fc.record({
    name: fc.constant('contact.lost'),
    props: fc.record({ staff: fc.constantFrom('lin', 'gao') }),
  }),
  fc.record({
    name: fc.constant('contact.tags-set'),
    props: fc.record({
      add: fc.subarray(['need/course', 'need/gift', 'intent/A', 'intent/B']),
      remove: fc.subarray(['need/course', 'intent/A']),
      source: fc.constant('staff'),
    }),
  }),
  fc.record({
    name: fc.constantFrom('account.registered', 'order.paid', 'app.opened'),
    props: fc.constant({}),
  }),
);
/** Stretches of events of a few people, with time passing between stretches. */
const history = fc.array(
  fc.record({
    events: fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), event), { maxLength: 12 }),
    hours: fc.constantFrom(0, 1, 5, 60),
  }),
  { minLength: 1, maxLength: 4 },
);

const databases: TestDatabase[] = [];
beforeAll(async () => {
  for (let i = 0; i < 2; i++) {
    const db = await createTestDatabase();
    databases.push(db);
    await applyPlan(db, {
      source: {
        files: [
          { path: 'plan.yaml', text: 'plan: t\nname: T\n' },
          { path: 'rest.yaml', text: PLAN },
        ],
      },
      by: 'test',
      now: new Date(START),
      onApplied: [declareCounters],
    });
  }
});
afterAll(() => Promise.all(databases.map((db) => db.drop())));

const TABLES = [
  'contact',
  'contact_tag',
  'contact_counter',
  'contact_sequence',
  'contact_occurrence',
  'relation',
  'stage_change',
  'enrolment',
  'journey_step',
  'task',
  'intention',
  'timer',
  'event',
];

async function live(
  db: TestDatabase,
  batchSize: number,
  story: typeof history extends fc.Arbitrary<infer T> ? T : never,
) {
  await db.run(sql`truncate contact, identity, contact_tag, contact_counter, contact_counter_day, contact_sequence, contact_occurrence, relation, stage_change, enrolment,
    journey_step, task, intention, timer, event restart identity`);
  await db.run(sql`update log_part set head = 0`);
  await db.run(sql`update log_cursor set position = 0`);
  for (const sequence of ['contact_id_seq', 'enrolment_id_seq', 'task_id_seq']) {
    await db.one(sql`select setval(${sequence}::regclass, 1, false)`);
  }
  const clock = manualClock(START);
  const engine = await makeEngine({ db, clock, log: pino({ level: 'silent' }), batchSize });
  for (const { events, hours } of story) {
    await db.transaction((tx) =>
      ingestEvents(
        tx,
        events.map(([who, { name, props }]) => ({
          name,
          // The platform gives each person a code of their own.
          props: 'welcome_code' in props ? { ...props, welcome_code: `${props.welcome_code}-${who}` } : props,
          at: clock.now(),
          identities: [{ kind: 'unionid', value: `u${who}` }],
        })),
        { source: 'test', now: clock.now() },
      ),
    );
    while ((await engine.round()) > 0);
    clock.advance(hours * 3_600_000);
    while ((await engine.round()) > 0);
  }
  const failures = await db.rows(sql`select * from event_failure`);
  expect(failures).toEqual([]);
}

/** Everything but numbers that say nothing: which part got the next enrolment or task number first. */
async function picture(db: TestDatabase): Promise<Record<string, unknown[]>> {
  const result: Record<string, unknown[]> = {};
  for (const table of TABLES) {
    const rows = await db.rows<{ row: Record<string, unknown> }>(sql`
      select to_jsonb(t) - array['id', 'enrolment_id', 'task_id', 'ref', 'source', 'dedupe'] as row
      from json_to_recordset(${JSON.stringify(await readAll(db, table))}::json) as x (t jsonb)`);
    result[table] = rows.map(({ row }) => JSON.stringify(row, plain)).sort();
  }
  return result;
}

/** Without numbers that depend on when the log was told of a message taken back. */
function plain(key: string, value: unknown): unknown {
  if (key === 'task') return undefined;
  return key === 'trigger' || key === 'cause' ? (value as { event: string }).event : value;
}

async function readAll(db: TestDatabase, table: string): Promise<{ t: unknown }[]> {
  if (table === 'event') return readLog(db);
  return (await db.pool.query<{ t: unknown }>(`select to_jsonb(x) as t from ${table} x`)).rows;
}

/** The log in order. When it is told of a message taken back depends on the batch, so that is left out. */
async function readLog(db: TestDatabase): Promise<{ t: unknown }[]> {
  return db.rows(sql`
    select to_jsonb(e) || jsonb_build_object('seq', row_number() over (partition by e.part order by e.seq)) as t
    from event e where e.name <> 'message.failed'`);
}

it('comes to the same whatever the batches are', async () => {
  const [one, all] = databases as [TestDatabase, TestDatabase];
  await fc.assert(
    fc.asyncProperty(history, async (story) => {
      await live(one, 1, story);
      await live(all, 2000, story);
      expect(await picture(one)).toEqual(await picture(all));
    }),
    runs(10),
  );
}, 120_000);
