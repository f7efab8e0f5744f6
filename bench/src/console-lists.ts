import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import type { Database } from '@hetang/server/kernel/database/database';
import { sql } from '@hetang/server/kernel/database/sql';
import { type Bench, type BenchOptions, type Figure, must, round, timed } from './figure.ts';
import { ROOT, startServing } from './serving.ts';

const ASKED = 40;
const LISTS_GOAL_MS = 300;
const LOAD_GOAL_KB = 500;

/** Q-10: what the console asks of a tenant with a million contacts, and what a browser loads before it can ask. */
export const consoleLists: Bench = {
  id: 'Q-10',
  async run({ scale, folder, say }: BenchOptions): Promise<Figure[]> {
    const contacts = Math.max(1000, Math.round(1_000_000 * scale));
    const serving = await startServing(join(folder, 'data'), 'plans/amazon-ads');
    try {
      const { seconds } = await timed(() => fill(serving.db, contacts));
      say(`${contacts} contacts filled in ${round(seconds)} s`);
      const slowest: Record<string, number> = {};
      for (const [name, pathOf] of Object.entries(questions(contacts))) {
        slowest[name] = await p95(pathOf, (path) => ask(serving.url + path, serving.headers));
        say(`${name}: ${slowest[name]} ms`);
      }
      return [listsFigure(contacts, slowest), firstLoad()];
    } finally {
      await serving.stop();
    }
  },
};

/** The address of the nth time that each is asked: pages and filters vary. */
function questions(contacts: number): Record<string, (n: number) => string> {
  const pages = Math.floor(contacts / 50);
  const someone = (n: number): number => 1 + ((n * 7919) % contacts);
  const list = (query: string, page = 1): string => `/v1/contacts?size=50&page=${page}${query}`;
  const when = (n: number): string =>
    encodeURIComponent(JSON.stringify({ stage: ['registered', 'purchased'][n % 2] }));
  return {
    contacts: (n) => list('', n + 1),
    'contacts, by last event': (n) => list('&sort=-lastEventAt', n + 1),
    'contacts, last pages': (n) => list('', pages - (n % 10)),
    'contacts, name searched': (n) => list(`&search=${encodeURIComponent(`c${someone(n)}`)}`),
    'contacts, of a stage': (n) => list(`&stage=${n % 2 ? 'registered' : 'purchased'}`, n + 1),
    'contacts, with a tag': (n) => list('&tag=bench%2Frare', 1 + (n % 10)),
    'contacts, by a condition': (n) => list(`&when=${when(n)}`, n + 1),
    'one contact': (n) => `/v1/contacts/${someone(n)}`,
    'its timeline': (n) => `/v1/contacts/${someone(n)}/timeline`,
    'members of a segment': (n) => `/v1/segments/${SEGMENT}/members?size=50&page=${n + 1}`,
    'open tasks': (n) => `/v1/tasks?size=50&state=open&page=${n + 1}`,
    outbox: (n) => `/v1/intentions?size=50&page=${n + 1}`,
    'outbox, what was sent': (n) => `/v1/intentions?size=50&state=sent&page=${n + 1}`,
    'outbox, by reason': () => '/v1/intentions/summary',
    segments: () => '/v1/segments',
    journeys: () => '/v1/journeys',
    home: () => '/v1/home',
  };
}

/** Of the plan that is served. */
const SEGMENT = 'sleeping-registered';

/** Milliseconds that all but the slowest twentieth stay within. */
async function p95(pathOf: (n: number) => string, work: (path: string) => Promise<void>): Promise<number> {
  const taken: number[] = [];
  for (let n = 0; n < ASKED; n++) taken.push((await timed(() => work(pathOf(n)))).seconds * 1000);
  taken.sort((a, b) => a - b);
  return round(taken[Math.ceil(ASKED * 0.95) - 1] ?? Number.NaN);
}

async function ask(url: string, headers: Record<string, string>): Promise<void> {
  const answer = await fetch(url, { headers });
  const text = await answer.text();
  must(answer.ok, `${url} answered ${answer.status}: ${text.slice(0, 300)}`);
  const { items } = JSON.parse(text) as { items?: unknown[] };
  must(items === undefined || items.length > 0, `${url} found nothing`);
}

async function fill(db: Database, contacts: number): Promise<void> {
  await db.run(sql`
    insert into contact (id, name, stage, stage_at, fields, created_at, added_at, last_event_at)
    select n, 'c' || n, (array['registered', 'purchased'])[1 + n % 2], at, '{}', at, at, at
    from generate_series(1, ${contacts}::bigint) n,
      lateral (select timestamptz '2026-01-01' + make_interval(secs => (hashint8(n) & 16777215)::int)) t (at)`);
  await db.run(sql`select setval('contact_id_seq', ${contacts})`);
  await db.run(sql`
    insert into contact_tag (contact_id, tag_group, tag, at, source)
    select n, 'bench', 'rare', timestamptz '2026-06-01', 'bench' from generate_series(1, ${contacts}::bigint, 20) n`);
  await fillLog(db, contacts);
  await db.run(sql`
    insert into segment_member (contact_id, segment, since)
    select n, s.id, timestamptz '2026-06-01' from generate_series(1, ${contacts}::bigint, 3) n,
      (select id from segment where key = ${SEGMENT} and state <> 'retired') s
    on conflict do nothing`);
  // What was sent of late to everybody, and the tasks of a day.
  await db.run(sql`
    insert into intention (dedupe, kind, contact_id, message, plan_version, not_before, not_after, created_at, state,
      reason, settled_at)
    select 'bench:' || n, 'message', n, 'hello', 1, at, at, at,
      case when n % 10 = 0 then 'dropped' else 'sent' end, case when n % 10 = 0 then 'not-a-friend' end, at
    from generate_series(1, ${contacts}::bigint) n,
      lateral (select timestamptz '2026-06-01' + make_interval(secs => n % 2500000)) t (at)`);
  await db.run(sql`
    insert into task (kind, do_key, title, staff, contact_id, due_at, created_at)
    select 'follow-up', 'call', '回访', 'staff' || n % 50, n, timestamptz '2026-12-01' + make_interval(secs => n),
      timestamptz '2026-06-01' from generate_series(1, ${contacts}::bigint, 20) n`);
  await untilCopied(db);
  const filled = ['contact', 'contact_tag', 'event', 'segment_member', 'intention', 'task'];
  for (const table of filled) await db.pool.query(`vacuum analyze ${table}`);
}

/** One event of each contact, in its part of the log, as if the engine had been there; the analytics copy them. */
async function fillLog(db: Database, contacts: number): Promise<void> {
  await db.transaction(async (tx) => {
    const rows = await tx.rows<{ part: number; head: number }>(sql`
      select part, head from log_part order by part for update`);
    const heads = JSON.stringify(rows);
    await tx.run(sql`
      insert into event (part, seq, contact_id, name, at, props, source, logged_at)
      select h.part, h.head + row_number() over (partition by h.part order by n), n, 'app.opened', at, '{}', 'bench', at
      from generate_series(1, ${contacts}::bigint) n
      join json_to_recordset(${heads}::json) as h (part smallint, head bigint) on h.part = n % 16,
        lateral (select timestamptz '2026-06-01' + make_interval(secs => n % 2500000)) t (at)`);
    await tx.run(sql`
      update log_part p set head = coalesce((select max(seq) from event e where e.part = p.part), 0)`);
    await tx.run(sql`
      update log_cursor c set position = p.head from log_part p where p.part = c.part and c.consumer = 'engine'`);
  });
}

async function untilCopied(db: Database): Promise<void> {
  for (;;) {
    const behind = await db.one(sql`
      select from log_cursor join log_part using (part) where position < head limit 1`);
    if (!behind) return;
    await sleep(500);
  }
}

function listsFigure(contacts: number, slowest: Record<string, number>): Figure {
  const value = Math.max(...Object.values(slowest));
  return {
    id: 'Q-10',
    name: `slowest p95 of what the console asks, ${contacts} contacts`,
    value,
    unit: 'ms',
    floor: null,
    ratio: null,
    goal: `<= ${LISTS_GOAL_MS} ms`,
    met: value <= LISTS_GOAL_MS,
    notes: { askedEach: ASKED, ...slowest },
  };
}

/** What index.html names: the browser fetches it before the first page is drawn. */
function firstLoad(): Figure {
  const dist = join(ROOT, 'console/dist');
  must(existsSync(join(dist, 'index.html')), 'the console is not built; run `npm run build`');
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const assets = [...page.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  must(assets.length > 0, 'index.html loads nothing');
  const bytes = ['index.html', ...assets].map((path) => gzipSync(readFileSync(join(dist, path))).length);
  const value = round(bytes.reduce((sum, size) => sum + size, 0) / 1000);
  return {
    id: 'Q-10-load',
    name: 'what index.html loads, gzip',
    value,
    unit: 'kB',
    floor: null,
    ratio: null,
    goal: `<= ${LOAD_GOAL_KB} kB`,
    met: value <= LOAD_GOAL_KB,
    notes: {
      files: bytes.length,
      measured: 'the page with the scripts and styles it names; chunks of a route come later',
    },
  };
}
