import { setTimeout as sleep } from 'node:timers/promises';
import { READ_SERVICE, RECONCILE, SYNC_PLAN } from '../../server/src/job-names.ts';
import { type Database, openDatabase } from '../../server/src/kernel/database/database.ts';
import { type Sql, sql } from '../../server/src/kernel/database/sql.ts';
import type { Crowd } from './crowd.ts';
import type { Platform } from './emulator.ts';
import type { Hook } from './hook.ts';
import { until } from './json.ts';
import { skipNight } from './killer.ts';
import { REACH } from './plan.ts';
import type { Cluster } from './postgres.ts';
import type { Program } from './processes.ts';

export interface SettleOptions {
  server: Program;
  cluster: Cluster;
  platform: Platform;
  crowd: Crowd;
  hook: Hook;
  /** Virtual seconds per second. */
  speed: number;
  /** Where the platform reports what people do at the shop. */
  business: { url: string; authorization: string };
  onStep(text: string): void;
}

/** Machine seconds after which a call under way counts as one whose process died, and a little more. */
const LEASE_S = 132;
/** After this long on the clock, what the plan's frequency cap holds back may go out. */
const CAP_H = 2 * REACH.cap.hours;
/** After this long on the clock, results that the platform does not give are given up. */
const GRACE_H = 50;

/**
 * Lets everything come to its end: staff confirm, leases run out, contacts and tags are compared with the platform,
 * journeys finish. The server runs when this comes back, and nothing is left to do.
 */
export async function settle(options: SettleOptions): Promise<void> {
  const { platform, cluster, onStep } = options;
  onStep('calm');
  options.hook.calm();
  await platform.put('faults', { failNext: [], callbacks: {} });
  await platform.put('business', options.business); // ends the pause after the last refusal
  await until('callbacks and business events delivered', async () => (await queued(platform)) === 0);
  await withDatabase(cluster, (db) => quiet(db, 'after the storm', [LOG, WELCOMES]));
  const leaseH = (LEASE_S * options.speed) / 3600;
  // What a frequency cap holds back goes out an hour or two later, and has to be confirmed and read back in its turn.
  for (const hours of [leaseH, leaseH, GRACE_H, CAP_H, CAP_H, CAP_H, GRACE_H]) {
    onStep(`${Math.round(hours)} hours pass`);
    await passTime(options, hours);
    const left = await withDatabase(cluster, (db) => workOff(db, options));
    onStep(`${left} intentions and calls left`);
    if (left === 0) return;
  }
}

/** How long a round waits for calls that have to be repeated before more hours pass instead. */
const PATIENCE_MS = 6_000;

async function workOff(db: Database, { crowd }: SettleOptions): Promise<number> {
  await runJobs(db);
  await quiet(db, 'after some hours', [LOG, INBOX, JOBS]);
  const end = performance.now() + PATIENCE_MS;
  while ((await unfinished(db)) > 0 && performance.now() < end) {
    await crowd.confirmAll();
    await sleep(300);
  }
  await quiet(db, 'after the confirmations', [LOG, INBOX, JOBS]);
  return unfinished(db);
}

/** A connection for as long as the work takes. */
export async function withDatabase<T>(cluster: Cluster, work: (db: Database) => Promise<T>): Promise<T> {
  let url = '';
  await until('PostgreSQL runs', async () => {
    url = cluster.url();
    return true;
  });
  const db = openDatabase({ url, maxConnections: 2 });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

async function queued(platform: Platform): Promise<number> {
  const state = await platform.get<{ callbacks: { waiting: number }; business: { waiting: number } }>(
    'state',
  );
  return state.callbacks.waiting + state.business.waiting;
}

/** The server stops in order, hours pass, it starts again. */
async function passTime({ server, platform }: SettleOptions, hours: number): Promise<void> {
  await server.stop();
  await platform.advance(hours * 3600);
  await skipNight(platform, 10);
  server.start();
  await server.ready();
}

/** What runs by itself at night and every half hour. */
async function runJobs(db: Database): Promise<void> {
  await db.run(sql`select graphile_worker.add_job(${SYNC_PLAN})`);
  await db.run(sql`select graphile_worker.add_job(${RECONCILE})`);
  await db.run(sql`select graphile_worker.add_job(${READ_SERVICE})`);
}

interface Rest {
  what: string;
  n: number;
}

const LOG = sql`
  select 'cursor ' || consumer as what, count(*) as n from log_cursor join log_part using (part)
  where position < head group by consumer`;
const INBOX = sql`select 'inbox' as what, count(*) as n from inbox where state = 'new'`;
const WELCOMES = sql`
  select 'welcome ' || state as what, count(*) as n from intention
  where kind = 'welcome' and state in ('pending', 'deferred', 'calling', 'unknown') group by state`;
const JOBS = sql`
  select 'job ' || task_identifier as what, count(*) as n from graphile_worker.jobs
  where locked_at is null and run_at <= current_timestamp group by 1`;

async function restOf(db: Database, questions: Sql[]): Promise<Rest[]> {
  const rows: Rest[] = [];
  for (const question of questions) rows.push(...(await db.rows<Rest>(question)));
  return rows.filter((row) => row.n > 0);
}

/** Nothing to do, three looks in a row. */
async function quiet(db: Database, when: string, questions: Sql[]): Promise<void> {
  let calm = 0;
  let rest: Rest[] = [];
  try {
    await until(
      'quiet',
      async () => {
        rest = await restOf(db, questions);
        calm = rest.length === 0 ? calm + 1 : 0;
        return calm >= 3;
      },
      { mostMs: 180_000, everyMs: 200 },
    );
  } catch {
    throw new Error(`no quiet ${when}: ${rest.map(({ what, n }) => `${what} ${n}`).join(', ')}`);
  }
}

async function unfinished(db: Database): Promise<number> {
  const row = await db.one<{ n: number }>(sql`
    select (select count(*) from intention
        where state not in ('sent', 'failed', 'expired', 'dropped', 'cancelled'))
      + (select count(*) from webhook_call where state = 'pending') as n`);
  return row?.n ?? 0;
}
