import { type Engine, makeEngine } from '@hetang/server/engine/engine';
import { manualClock } from '@hetang/server/kernel/clock';
import type { Database } from '@hetang/server/kernel/database/database';
import { sql } from '@hetang/server/kernel/database/sql';
import { makeLogger } from '@hetang/server/kernel/telemetry/logger';
import { sweepStranded } from '@hetang/server/modules/journeys/api';
import { openAlone, putInForce } from './engine-alone.ts';
import { type Bench, type BenchOptions, type Figure, must, round, timed } from './figure.ts';

/** People waiting at scale 1; `--scale 10` is ten million. */
const PEOPLE = 1_000_000;
const FEW_PEOPLE = 50_000;
/** Due at one moment, and how often. */
const FEW = 10;
const TICKS = 40;
const MANY = 20_000;
/** Rows in one statement of the filling. */
const CHUNK = 500_000;
/** What one who waits takes at most, with the step taken before and the timer. */
const MOST_BYTES = 700;
/** A tick grows with the depth of the indexes only. */
const MOST_GROWTH = 3;

const PLAN = `
messages: { hello: { name: Hello, text: Hi } }
journeys:
  nudge: { name: Nudge, start: on-request, steps: [{ wait: 30d }, { message: hello }, { wait: 30d }] }
`;

/**
 * S-3: many who wait in a journey: bytes on disk, a tick in which nobody, a few, and many are due, and the sweep for the
 * stranded; beside the same with fifty thousand.
 */
export const waitingPeople: Bench = {
  id: 'S-3',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const people = Math.max(2 * FEW_PEOPLE, Math.round(PEOPLE * scale));
    const { db, stop } = await openAlone(folder);
    try {
      await putInForce(db, PLAN);
      const clock = manualClock('2026-03-01T00:00:00Z');
      const log = makeLogger('silent');
      const engine = await makeEngine({ db, clock, log });
      while ((await engine.round()) > 0);
      const stage: Stage = { db, engine, clock, sweep: () => sweepStranded({ db, clock, log }) };
      await fill(db, { from: 0, to: FEW_PEOPLE, now: clock.now() });
      const few = await measure(stage, FEW_PEOPLE);
      say(`${FEW_PEOPLE} wait: ${JSON.stringify(few)}`);
      await fill(db, { from: FEW_PEOPLE, to: people, now: clock.now(), say });
      const many = await measure(stage, people);
      say(`${people} wait: ${JSON.stringify(many)}`);
      return figuresOf(people, few, many);
    } finally {
      await stop();
    }
  },
};

interface Stage {
  db: Database;
  engine: Engine;
  clock: ReturnType<typeof manualClock>;
  sweep(): Promise<{ found: number }>;
}

interface Costs {
  bytesEach: number;
  /** Milliseconds of a tick in which nobody is due. */
  idleMs: number;
  /** Milliseconds of a tick in which `FEW` are due, the middle one. */
  fewMs: number;
  /** People moved on in a second when `MANY` are due. */
  manyRate: number;
  sweepSeconds: number;
}

async function measure({ db, engine, clock, sweep }: Stage, people: number): Promise<Costs> {
  await db.run(sql`vacuum analyze enrolment`);
  await db.run(sql`vacuum analyze timer`);
  await db.run(sql`vacuum analyze journey_step`);
  const bytesEach = (await bytesOf(db)) / people;
  const swept = await timed(sweep);
  must(swept.result.found === 0, `${swept.result.found} are stranded`);
  const idle = await timed(() => engine.round());
  must(idle.result === 0, 'somebody was due');
  const ticks: number[] = [];
  for (let tick = 0; tick < TICKS; tick++) {
    await makeDue(db, { count: FEW, people, now: clock.now() });
    ticks.push((await timed(() => drain(engine))).seconds);
  }
  await makeDue(db, { count: MANY, people, now: clock.now() });
  const { seconds } = await timed(() => drain(engine));
  const moved = await db.one<{ n: number }>(sql`select count(*) as n from intention`);
  must((moved?.n ?? 0) >= MANY / 2, `${moved?.n} messages`);
  await db.run(sql`truncate intention`);
  ticks.sort((a, b) => a - b);
  return {
    bytesEach: round(bytesEach),
    idleMs: round(idle.seconds * 1000),
    fewMs: round((ticks[TICKS / 2] ?? Number.NaN) * 1000),
    manyRate: round(MANY / seconds),
    sweepSeconds: round(swept.seconds),
  };
}

async function drain(engine: Engine): Promise<void> {
  while ((await engine.round()) > 0);
}

async function bytesOf(db: Database): Promise<number> {
  const row = await db.one<{ bytes: number }>(sql`
    select sum(pg_total_relation_size(oid))::bigint as bytes from pg_class
    where relname in ('enrolment', 'journey_step', 'timer') and relkind = 'r'`);
  return row?.bytes ?? 0;
}

/** People who wait at the first step, spread over all who do. */
async function makeDue(
  db: Database,
  { count, people, now }: { count: number; people: number; now: Date },
): Promise<void> {
  const due = await db.run(sql`
    with chosen as (
      select id from enrolment where id in (
        select (random() * ${people})::bigint + 1 from generate_series(1, ${2 * count}::int)) and node = 0 limit ${count}),
    moved as (update enrolment e set due_at = ${now} from chosen c where e.id = c.id returning e.id, e.contact_id)
    update timer t set due_at = ${now} from moved m
    where t.part = m.contact_id % 16 and t.module = 'journeys' and t.ref = m.id`);
  must(due > 0 && due <= count, `${due} are due`);
}

async function fill(
  db: Database,
  { from, to, now, say }: { from: number; to: number; now: Date; say?: (text: string) => void },
): Promise<void> {
  for (let first = from + 1; first <= to; first += CHUNK) {
    const last = Math.min(to, first + CHUNK - 1);
    // Due over three hours of one day a month ahead, as after a large wave.
    await db.run(sql`
      with made as (
        insert into contact (id, name, created_at, added_at)
        select n, 'wm' || n, ${now}, ${now} from generate_series(${first}::bigint, ${last}::bigint) n
        returning id
      ),
      entered as (
        insert into enrolment (id, contact_id, journey, version, entry, status, node, seq, waiting, due_at, started_at, trigger)
        select id, id, 'nudge', (select version from plan where running), 1, 'active', 0, 1, 'time',
          ${now}::timestamptz + interval '30 days' + (id % 10800) * interval '1 second', ${now}, '{}' from made
        returning id, contact_id, version, due_at
      ),
      stepped as (
        insert into journey_step (enrolment_id, seq, journey, version, node, at)
        select id, 1, 'nudge', version, 0, ${now} from entered
      )
      insert into timer (part, module, ref, contact_id, due_at)
      select contact_id % 16, 'journeys', id, contact_id, due_at from entered`);
    say?.(`${last} wait`);
  }
}

function figuresOf(people: number, few: Costs, many: Costs): Figure[] {
  const base = { id: 'S-3', floor: null, ratio: null };
  const growth = many.fewMs / few.fewMs;
  return [
    {
      ...base,
      name: `bytes on disk for one of ${people} who wait in a journey, with step and timer`,
      value: many.bytesEach,
      unit: 'bytes',
      goal: `<= ${MOST_BYTES}`,
      met: many.bytesEach <= MOST_BYTES,
      notes: { gigabytes: round((many.bytesEach * people) / 1e9), bytesWhenFew: few.bytesEach },
    },
    {
      ...base,
      name: `a tick with ${FEW} due of ${people} who wait`,
      value: many.fewMs,
      unit: 'ms',
      goal: `<= ${MOST_GROWTH} × of ${FEW_PEOPLE} who wait`,
      met: growth <= MOST_GROWTH,
      notes: {
        whenFew: few.fewMs,
        growth: round(growth),
        nobodyDueMs: many.idleMs,
        nobodyDueWhenFewMs: few.idleMs,
      },
    },
    {
      ...base,
      name: `${MANY} due at once of ${people} who wait`,
      value: many.manyRate,
      unit: 'people/s',
      goal: `>= 0.5 × of ${FEW_PEOPLE} who wait`,
      met: many.manyRate >= 0.5 * few.manyRate,
      notes: { whenFew: few.manyRate },
    },
    {
      ...base,
      name: `one sweep for the stranded among ${people} who wait`,
      value: many.sweepSeconds,
      unit: 's',
      goal: '<= 60, of the ten minutes between two',
      met: many.sweepSeconds <= 60,
      notes: { whenFew: few.sweepSeconds },
    },
  ];
}
