import { type Engine, makeEngine } from '@hetang/server/engine/engine';
import { type ManualClock, manualClock } from '@hetang/server/kernel/clock';
import type { Database } from '@hetang/server/kernel/database/database';
import { sql } from '@hetang/server/kernel/database/sql';
import { makeLogger } from '@hetang/server/kernel/telemetry/logger';
import { ingestEvents } from '@hetang/server/modules/contacts/api';
import { openAlone, putInForce } from './engine-alone.ts';
import { type Bench, type BenchOptions, type Figure, must, round } from './figure.ts';

const PEOPLE = 2_000;
const WEEKS = 52;
const WEEK_MS = 7 * 86_400_000;
const BATCH = 500;
/** What is asked of tables that are updated in place of what they would take when written anew. */
const MOST = 2;
/** Smaller tables are a page or two, whatever happens. */
const LEAST_BYTES = 1_000_000;

const PLAN = `
stages: { fresh: { name: 新 }, payer: { name: 付过款, enter: { event: order.paid, at-least: 2 } } }
staff: { lin: { name: 林, wecom: Lin } }
tags: { heat: { name: 热度, choose: one, values: { a: 高, b: 低 } } }
messages: { hello: { name: Hello, text: Hi } }
segments:
  active: { name: 活跃, when: { event: app.opened, within: 14d } }
  buyers: { name: 常客, when: { event: order.paid, within: 90d, at-least: 3 } }
journeys:
  care:
    name: 关怀
    start: { event: order.paid }
    again: { after: 1d }
    steps: [{ tag: heat/a }, { wait: 2d }, { message: hello }, { wait: 3d }, { tag: heat/b }]
`;

/**
 * S-2: a year of what people do, in minutes: every week each opens the app twice, half of them buy, enter a journey and come to
 * its end, messages are settled. Then each table beside a copy written anew: what was left behind. Vacuum has minutes
 * here for what it has a year for in use, so this is the high side.
 */
export const churn: Bench = {
  id: 'S-2',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const people = Math.max(BATCH, Math.round((PEOPLE * scale) / BATCH) * BATCH);
    const { db, stop } = await openAlone(folder);
    try {
      await putInForce(db, PLAN);
      const clock = manualClock('2026-01-05T00:00:00Z');
      const engine = await makeEngine({ db, clock, log: makeLogger('silent') });
      for (let week = 0; week < WEEKS; week++) {
        await live({ db, engine, clock }, { week, people });
        if (week % 13 === 12) say(`${week + 1} weeks, ${await total(db)} MB`);
      }
      const done = await db.one<{ ended: number; events: number }>(sql`
        select (select count(*) from enrolment where status = 'ended') as ended,
          (select sum(head)::bigint from log_part) as events`);
      must((done?.ended ?? 0) > (people * WEEKS) / 4, `${done?.ended} have ended`);
      return [figureOf(await compare(db, say), { people, events: done?.events ?? 0 })];
    } finally {
      await stop();
    }
  },
};

interface World {
  db: Database;
  engine: Engine;
  clock: ManualClock;
}

async function live(
  { db, engine, clock }: World,
  { week, people }: { week: number; people: number },
): Promise<void> {
  for (const day of [0, 3]) {
    for (let first = 0; first < people; first += BATCH) {
      await append(db, clock.now(), { first, name: 'app.opened', key: `${week}.${day}` });
      if (day === 0 && (first / BATCH + week) % 2 === 0)
        await append(db, clock.now(), { first, name: 'order.paid', key: `${week}` });
      await drain(engine);
    }
    for (let step = 0; step < 7; step++) {
      clock.advance(WEEK_MS / 14);
      await drain(engine);
    }
  }
  await db.run(sql`
    update intention set state = 'calling', called_at = ${clock.now()}, attempts = 1 where state = 'pending'`);
  await db.run(sql`update intention set state = 'sent', settled_at = ${clock.now()} where state = 'calling'`);
}

async function append(
  db: Database,
  now: Date,
  { first, name, key }: { first: number; name: string; key: string },
): Promise<void> {
  const events = Array.from({ length: BATCH }, (_, i) => ({
    name,
    props: name === 'order.paid' ? { order_id: `${key}.${first + i}`, amount: 990 } : {},
    at: now,
    identities: [{ kind: 'unionid' as const, value: `p${first + i}` }],
    id: `${name}.${key}.${first + i}`,
  }));
  await db.transaction((tx) => ingestEvents(tx, events, { source: 'bench', now }));
}

async function drain(engine: Engine): Promise<void> {
  while ((await engine.round()) > 0);
}

interface Table {
  name: string;
  bytes: number;
  /** Of a copy written anew. */
  tight: number;
}

/** Tables of some size beside copies of themselves with the same keys. */
async function compare(db: Database, say: (text: string) => void): Promise<Table[]> {
  const rows = await db.rows<{ name: string; bytes: number }>(sql`
    select relname as name, pg_total_relation_size(oid) as bytes from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace and pg_total_relation_size(oid) > ${LEAST_BYTES}
    order by 2 desc`);
  const tables: Table[] = [];
  for (const { name, bytes } of rows) {
    await db.pool.query(
      `create table bench_copy (like "${name}" including all); insert into bench_copy overriding system value select * from "${name}"`,
    );
    const copy = await db.one<{ bytes: number }>(sql`select pg_total_relation_size('bench_copy') as bytes`);
    await db.pool.query('drop table bench_copy');
    const tight = copy?.bytes ?? bytes;
    tables.push({ name, bytes, tight });
    say(
      `${name}: ${round(bytes / 1e6)} MB, written anew ${round(tight / 1e6)} MB, ${round(bytes / tight)} ×`,
    );
  }
  return tables;
}

async function total(db: Database): Promise<number> {
  const row = await db.one<{ bytes: number }>(sql`select pg_database_size(current_database()) as bytes`);
  return Math.round((row?.bytes ?? 0) / 1e6);
}

function figureOf(tables: readonly Table[], { people, events }: { people: number; events: number }): Figure {
  const [bytes, tight] = [
    tables.reduce((sum, table) => sum + table.bytes, 0),
    tables.reduce((sum, table) => sum + table.tight, 0),
  ];
  const worst = tables.toSorted((a, b) => b.bytes / b.tight - a.bytes / a.tight)[0];
  must(worst !== undefined, 'a table of some size');
  const factor = worst.bytes / worst.tight;
  return {
    id: 'S-2',
    name: `bytes after a year of ${people} people beside the same rows written anew, the worst table`,
    value: round(factor),
    unit: '×',
    floor: null,
    ratio: null,
    goal: `<= ${MOST}`,
    met: factor <= MOST,
    notes: {
      worst: worst.name,
      all: round(bytes / tight),
      megabytes: round(bytes / 1e6),
      megabytesAnew: round(tight / 1e6),
      events,
      weeks: WEEKS,
    },
  };
}
