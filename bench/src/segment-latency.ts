import { setTimeout as sleep } from 'node:timers/promises';
import { type Engine, makeEngine, startEngine } from '@hetang/server/engine/engine';
import { systemClock } from '@hetang/server/kernel/clock';
import type { Database } from '@hetang/server/kernel/database/database';
import { sql } from '@hetang/server/kernel/database/sql';
import { makeLogger } from '@hetang/server/kernel/telemetry/logger';
import { ingestEvents } from '@hetang/server/modules/contacts/api';
import { openAlone, putInForce } from './engine-alone.ts';
import { type Bench, type BenchOptions, type Figure, must, round, timed } from './figure.ts';

const TICK_MS = 50;
const SECONDS = 10;
const RATE = 1000;
const IDLE_MS = 500;

/** One segment that the events of the bench enter, and `more` that read other events and facts. */
function planWith(more: number): string {
  const others = Array.from(
    { length: more },
    (_, i) =>
      `  s${i}: { name: S${i}, when: { all: [{ event: other.e${i}, within: ${1 + (i % 60)}d }, { field: f${i % 20}, at-least: ${i} }] } }`,
  );
  const fields = Array.from({ length: 20 }, (_, i) => `  f${i}: { name: F${i}, type: number }`);
  return [
    'fields:',
    ...fields,
    'segments:',
    '  done: { name: D, when: { event: bench.done, within: 30d } }',
    ...others,
  ].join('\n');
}

/**
 * from an event in the log to the entry that follows from it, at a fixed rate; and the work that an event which
 * concerns no segment costs when there is one and when there are 200.
 */
export const segmentLatency: Bench = {
  id: 'Q-4',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const rate = Math.max(100, Math.round(RATE * scale));
    const { db, stop } = await openAlone(folder);
    try {
      const one = await workPerEvent(db, { more: 0, events: rate * SECONDS });
      const many = await workPerEvent(db, { more: 199, events: rate * SECONDS });
      say(`work per event: ${round(one * 1e6)} µs with 1 segment, ${round(many * 1e6)} µs with 200`);
      const { p50, p99 } = await latency(db, rate);
      say(`at ${rate} events/s: p50 ${Math.round(p50)} ms, p99 ${Math.round(p99)} ms`);
      return [
        {
          id: 'Q-4',
          name: `event in → entry of a segment out, 200 segments, ${rate} events/s for ${SECONDS} s`,
          value: round(p99),
          unit: 'ms p99',
          floor: null,
          ratio: null,
          goal: '<= 1000',
          met: p99 <= 1000,
          notes: {
            p50: round(p50),
            microsecondsPerEventOneSegment: round(one * 1e6),
            microsecondsPerEvent200Segments: round(many * 1e6),
            workWith200OfWorkWith1: round(many / one),
          },
        },
      ];
    } finally {
      await stop();
    }
  },
};

let people = 0;

/** Writes events of people who are new to the log. */
async function append(db: Database, name: string, count: number): Promise<void> {
  const now = systemClock.now();
  const first = people;
  people += count;
  await db.transaction((tx) =>
    ingestEvents(
      tx,
      Array.from({ length: count }, (_, i) => ({
        name,
        props: {},
        at: now,
        identities: [{ kind: 'unionid' as const, value: `p${first + i}` }],
      })),
      { source: 'bench', now },
    ),
  );
}

async function workPerEvent(
  db: Database,
  { more, events }: { more: number; events: number },
): Promise<number> {
  await putInForce(db, planWith(more));
  const engine = await makeEngine({ db, clock: systemClock, log: makeLogger('silent') });
  await drain(engine);
  const started = people;
  for (let left = events; left > 0; left -= 2000) await append(db, 'bench.warm', Math.min(left, 2000));
  await drain(engine);
  // The same people again, so that nobody is new: what is measured is an event that concerns no segment.
  for (let left = events; left > 0; left -= 2000) {
    people = started;
    await append(db, 'bench.nothing', Math.min(left, 2000));
  }
  people = started + events;
  const { seconds } = await timed(() => drain(engine));
  return seconds / events;
}

async function drain(engine: Engine): Promise<void> {
  while ((await engine.round()) > 0);
}

/** From the moment an event is sent to the log until somebody who reads the log sees the entry. */
async function latency(db: Database, rate: number): Promise<{ p50: number; p99: number }> {
  const worker = await startEngine({ db, clock: systemClock, log: makeLogger('silent') }, IDLE_MS);
  const before = people;
  const watcher = watchEntries(db, Math.round((rate * TICK_MS) / 1000) * ((SECONDS * 1000) / TICK_MS));
  const started = performance.now();
  for (let tick = 1; tick <= (SECONDS * 1000) / TICK_MS; tick++) {
    await append(db, 'bench.done', Math.round((rate * TICK_MS) / 1000));
    // By the clock, so that a slow answer is made up for and the rate stays.
    await sleep(Math.max(0, started + tick * TICK_MS - performance.now()));
  }
  const seenAt = await watcher;
  await worker.stop();
  must(seenAt.size === people - before, `${seenAt.size} of ${people - before} entries were seen`);
  const sent = await db.rows<{ contact_id: number; at: Date }>(
    sql`select contact_id, logged_at as at from event where name = 'bench.done'`,
  );
  const waits = sent.map((row) => (seenAt.get(row.contact_id) ?? Number.NaN) - row.at.getTime());
  waits.sort((a, b) => a - b);
  const at = (share: number) =>
    waits[Math.min(waits.length - 1, Math.floor(share * waits.length))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

const LOOK_MS = 10;

/** Reads the log as it grows until so many entries were seen, each with the time. */
async function watchEntries(db: Database, wanted: number): Promise<ReadonlyMap<number, number>> {
  const seenAt = new Map<number, number>();
  const heads = await db.rows<{ part: number; head: number }>(
    sql`select part, head from log_part order by part`,
  );
  const read = new Map(heads.map(({ part, head }) => [part, head]));
  const until = performance.now() + (SECONDS + 60) * 1000;
  while (seenAt.size < wanted && performance.now() < until) {
    const rows = await db.rows<{ part: number; seq: number; contact_id: number; name: string }>(sql`
      select e.part, e.seq, e.contact_id, e.name
      from unnest(${[...read.keys()]}::smallint[], ${[...read.values()]}::bigint[]) as r (part, seq)
      join event e on e.part = r.part and e.seq > r.seq`);
    const now = Date.now();
    for (const { part, seq, contact_id, name } of rows) {
      read.set(part, Math.max(read.get(part) ?? 0, seq));
      if (name === 'segment.entered') seenAt.set(contact_id, now);
    }
    await sleep(LOOK_MS);
  }
  return seenAt;
}
