import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database } from '@hetang/server/kernel/database/database';
import { sql } from '@hetang/server/kernel/database/sql';
import { type Bench, type BenchOptions, type Figure, must, round } from './figure.ts';
import { post, type Serving, startServing } from './serving.ts';

const PEOPLE = 20_000;
const EVENTS_EACH = 10;
const BATCH = 1000;

const PLAN = [
  { path: 'plan.yaml', text: 'plan: bench\nname: Bench\n' },
  {
    path: 'rest.yaml',
    text: `
events: { account.registered: { name: Registered, from: app } }
messages: { hello: { name: Hello, text: Hi } }
journeys:
  nudge: { name: Nudge, start: { event: account.registered }, steps: [{ message: hello }, { wait: 30d }] }
`,
  },
];

/** What one of each takes at most; `docs/scale.md` counts with these. */
const GROUPS = {
  contact: {
    tables: [
      'contact',
      'identity',
      'contact_counter',
      'contact_counter_day',
      'contact_sequence',
      'contact_occurrence',
    ],
    most: 1600,
  },
  event: { tables: ['event'], most: 300 },
  enrolment: { tables: ['enrolment', 'journey_step', 'timer'], most: 800 },
  message: { tables: ['intention'], most: 450 },
} as const;
type Group = keyof typeof GROUPS;

/**
 * S-1: bytes on disk, with indexes, that a contact, an event, an enrolment and a message take in PostgreSQL, and an
 * event in ClickHouse; after they came by HTTP and the engine and the sink had their way. That of ClickHouse is on the
 * high side: parts that have been merged away stay on disk for some minutes.
 */
export const storageBytes: Bench = {
  id: 'S-1',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const people = Math.max(BATCH, Math.round((PEOPLE * scale) / BATCH) * BATCH);
    const data = join(folder, 'data');
    const serving = await startServing(data, 'plans/amazon-ads');
    try {
      await post(`${serving.url}/v1/plan/apply`, serving.headers, { files: PLAN, replace: true });
      const [before, clickhouseBefore] = [
        await sizes(serving.db),
        await folderBytes(join(data, 'clickhouse')),
      ];
      await send(serving, people);
      const counts = await settled(serving.db, people);
      await serving.db.run(sql`vacuum analyze`);
      const after = await sizes(serving.db);
      const clickhouse = (await folderBytes(join(data, 'clickhouse'))) - clickhouseBefore;
      const grown = new Map([...after].map(([name, bytes]) => [name, bytes - (before.get(name) ?? 0)]));
      say(
        [...grown]
          .filter(([, bytes]) => bytes > 100_000)
          .map(([name, bytes]) => `${name} ${bytes}`)
          .join(', '),
      );
      return [
        ...(Object.keys(GROUPS) as Group[]).map((group) => figureOf(group, grown, counts)),
        figure({ what: 'event in ClickHouse', bytes: clickhouse, count: counts.event, most: 500 }),
      ];
    } finally {
      await serving.stop();
    }
  },
};

type Counts = Record<Group, number>;

function figureOf(group: Group, grown: ReadonlyMap<string, number>, counts: Counts): Figure {
  const { tables, most } = GROUPS[group];
  const bytes = tables.reduce((sum, table) => sum + (grown.get(table) ?? 0), 0);
  return figure({ what: `${group} in PostgreSQL`, bytes, count: counts[group], most });
}

function figure({
  what,
  bytes,
  count,
  most,
}: {
  what: string;
  bytes: number;
  count: number;
  most: number;
}): Figure {
  const each = bytes / count;
  return {
    id: 'S-1',
    name: `bytes on disk for one ${what}, with indexes`,
    value: round(each),
    unit: 'bytes',
    floor: null,
    ratio: null,
    goal: `<= ${most}`,
    met: each > 0 && each <= most,
    notes: { count, megabytes: round(bytes / 1e6) },
  };
}

/** Everybody registers, and opens the app nine times. */
async function send({ url, headers }: Serving, people: number): Promise<void> {
  const at = new Date().toISOString();
  for (let nr = 0; nr < EVENTS_EACH; nr++)
    for (let first = 0; first < people; first += BATCH) {
      const events = Array.from({ length: BATCH }, (_, i) => ({
        id: `${nr}-${first + i}`,
        name: nr === 0 ? 'account.registered' : 'app.opened',
        at,
        contact: { external_userid: `wmAAAAAAAAAAAAAAAAAAAAAA${first + i}` },
        props: { place: 'home', version: '3.4.1' },
      }));
      await post(`${url}/v1/events/batch`, headers, { events });
    }
}

/** Waits until both consumers have handled everything; answers how many of each there are. */
async function settled(db: Database, people: number): Promise<Counts> {
  for (let tries = 0; ; tries++) {
    const left = await db.one<{ lag: number }>(
      sql`select sum(head - position)::bigint as lag from log_cursor join log_part using (part)`,
    );
    if (left?.lag === 0) break;
    must(tries < 1200, `${left?.lag} events are not handled`);
    await sleep(250);
  }
  const counts = await db.one<Counts>(sql`
    select (select count(*) from contact) as contact, (select sum(head)::bigint from log_part) as event,
      (select count(*) from enrolment) as enrolment, (select count(*) from intention) as message`);
  must(counts?.contact === people, `${counts?.contact} of ${people} contacts`);
  must(counts.event >= people * EVENTS_EACH, `${counts.event} events`);
  must(counts.enrolment === people && counts.message === people, 'one journey and one message each');
  return counts;
}

/** Bytes by table, partitions counted with what they are parts of. */
async function sizes(db: Database): Promise<Map<string, number>> {
  const rows = await db.rows<{ name: string; bytes: number }>(sql`
    select coalesce(pg_partition_root(oid), oid)::regclass::text as name,
      sum(pg_total_relation_size(oid))::bigint as bytes
    from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace group by 1`);
  return new Map(rows.map(({ name, bytes }) => [name, bytes]));
}

async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true });
  let bytes = 0;
  // Parts are merged while we look: what is gone counts nothing.
  for (const name of names)
    bytes += await stat(join(folder, name)).then(
      (found) => found.blocks * 512,
      () => 0,
    );
  return bytes;
}
