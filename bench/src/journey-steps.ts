import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@hetang/server/kernel/database/database';
import { sql } from '@hetang/server/kernel/database/sql';
import { type Bench, type BenchOptions, type Figure, must, round, timed } from './figure.ts';
import { post, startServing } from './serving.ts';

/** People waiting at full scale 1; `--scale 10` is the figure of record with a million. */
const PEOPLE = 100_000;

const PLAN = [
  { path: 'plan.yaml', text: 'plan: bench\nname: Bench\n' },
  {
    path: 'rest.yaml',
    text: `
messages: { hello: { name: Hello, text: Hi } }
journeys:
  nudge: { name: Nudge, start: on-request, steps: [{ wait: 1d }, { message: hello }, { wait: 30d }] }
`,
  },
];

/**
 * one journey step for everybody who waits, from the moment it is due to the intention in the outbox; against one
 * statement that writes the same rows into tables with the same keys.
 */
export const journeySteps: Bench = {
  id: 'Q-2',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const people = Math.max(1000, Math.round(PEOPLE * scale));
    const serving = await startServing(join(folder, 'data'), 'plans/amazon-ads');
    try {
      await post(`${serving.url}/v1/plan/apply`, serving.headers, { files: PLAN, replace: true });
      await fillContacts(serving.db, people);
      const before = await floorSeconds(serving.db, people);
      const { seconds } = await timed(() => stepAll(serving.db));
      await check(serving.db, people);
      const after = await floorSeconds(serving.db, people);
      const rate = people / seconds;
      const floor = (2 * people) / (before + after);
      say(`${people} people: ${Math.round(rate)} steps/s; floor ${Math.round(floor)}`);
      return [
        {
          id: 'Q-2',
          name: `one journey step for ${people} waiting people: due → intention in the outbox`,
          value: round(rate),
          unit: 'people/s',
          floor: round(floor),
          ratio: round(rate / floor),
          goal: '>= 0.4',
          met: rate / floor >= 0.4,
          notes: {
            seconds: round(seconds),
            floor: 'one statement: UPDATE of the waiting, INSERT … SELECT of steps and intentions, same keys',
          },
        },
      ];
    } finally {
      await serving.stop();
    }
  },
};

async function fillContacts(db: Database, people: number): Promise<void> {
  const now = new Date();
  await db.run(sql`
    insert into contact (id, name, created_at, added_at)
    select nextval('contact_id_seq'), 'wm' || nr, ${now}, ${now} from generate_series(1, ${people}::int) as nr`);
  await db.run(sql`vacuum analyze contact`);
}

/** Everybody is due at one commit; answers when the last intention is in the outbox. */
async function stepAll(db: Database): Promise<void> {
  const now = new Date();
  await db.transaction(async (tx) => {
    await tx.run(sql`
      insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, waiting, due_at, started_at, trigger)
      select nextval('enrolment_id_seq'), id, 'nudge', (select version from plan where running), 1, 'active', 0, 0, 'time', ${now}, ${now}, '{}'
      from contact`);
    await tx.run(sql`
      insert into timer (part, module, ref, contact_id, due_at)
      select contact_id % 16, 'journeys', id, contact_id, due_at from enrolment`);
    await tx.run(sql`select pg_notify('hetang_log', '')`);
  });
  for (;;) {
    const left = await db.one(
      sql`select 1 from timer where due_at <= ${now} and module = 'journeys' and error is null limit 1`,
    );
    if (!left) return;
    await sleep(100);
  }
}

async function check(db: Database, people: number): Promise<void> {
  const row = await db.one<{ intentions: number; steps: number; waiting: number; timers: number }>(sql`
    select (select count(*) from intention where kind = 'message' and state = 'pending') as intentions,
      (select count(*) from journey_step) as steps,
      (select count(*) from enrolment where status = 'active' and node = 2) as waiting,
      (select count(*) from timer where module = 'journeys') as timers`);
  must(row?.intentions === people, `${row?.intentions} of ${people} intentions`);
  must(row.steps === 2 * people, `${row.steps} of ${2 * people} steps`);
  must(row.waiting === people && row.timers === people, 'everybody waits again');
}

async function floorSeconds(db: Database, people: number): Promise<number> {
  const now = new Date();
  for (const table of ['enrolment', 'timer', 'journey_step', 'intention'])
    await db.pool.query(
      `drop table if exists bench_${table}; create table bench_${table} (like ${table} including all)`,
    );
  await db.run(sql`
    insert into bench_enrolment (id, contact_id, journey, version, entry, status, node, seq, waiting, due_at, started_at, trigger)
    select id, id, 'nudge', 1, 1, 'active', 0, 0, 'time', ${now}, ${now}, '{}' from contact`);
  await db.run(sql`
    insert into bench_timer (part, module, ref, contact_id, due_at)
    select contact_id % 16, 'journeys', id, contact_id, due_at from bench_enrolment`);
  const { seconds } = await timed(() => stepByHand(db, now));
  const row = await db.one<{ n: number }>(sql`select count(*) as n from bench_intention`);
  must(row?.n === people, `the floor has ${row?.n} of ${people} intentions`);
  return seconds;
}

function stepByHand(db: Database, now: Date): Promise<number> {
  return db.run(sql`
    with due as (
      update bench_timer set due_at = ${now}::timestamptz + interval '30 days' where due_at <= ${now}
      returning ref, contact_id
    ),
    moved as (
      update bench_enrolment e set node = 2, seq = 2, due_at = ${now}::timestamptz + interval '30 days'
      from due where e.id = due.ref returning e.id, e.contact_id
    ),
    steps as (
      insert into bench_journey_step (enrolment_id, seq, journey, version, node, at, outcome)
      select id, n, 'nudge', 1, n - 1, ${now}, case n when 1 then 'due' end
      from moved cross join generate_series(1, 2) n
    )
    insert into bench_intention (dedupe, kind, contact_id, message, plan_version, journey, enrolment_id, not_before,
      not_after, created_at)
    select 's0.t' || id || '.0', 'message', contact_id, 'hello', 1, 'nudge', id, ${now},
      ${now}::timestamptz + interval '3 days', ${now} from moved`);
}
