import { setTimeout as sleep } from 'node:timers/promises';
import { type Database, openDatabase } from '../../server/src/kernel/database/database.ts';
import { sql } from '../../server/src/kernel/database/sql.ts';
import type { Crowd } from './crowd.ts';
import type { Platform } from './emulator.ts';
import { until } from './json.ts';
import { skipNight } from './killer.ts';
import type { Cluster } from './postgres.ts';
import type { Program } from './processes.ts';

export interface SettleOptions {
  server: Program;
  cluster: Cluster;
  platform: Platform;
  crowd: Crowd;
  /** Where the platform reports what people do at the shop. */
  business: { url: string; authorization: string };
  onStep(text: string): void;
}

/**
 * Hours that pass before each round. After two, calls under way when a process died count as unclear, at 60 times
 * the speed; after two days, results that the platform does not give are given up.
 */
const ROUNDS_H = [2.2, 50];

/**
 * Lets everything come to its end: staff confirm, leases run out, contacts and tags are compared with the platform,
 * journeys finish. The server runs when this comes back, and nothing is left to do.
 */
export async function settle(options: SettleOptions): Promise<void> {
  const { platform, crowd, cluster, onStep } = options;
  onStep('calm');
  await platform.put('faults', { failNext: [], callbacks: {} });
  await platform.put('business', options.business); // ends the pause after the last refusal
  await until('callbacks and business events delivered', async () => (await queued(platform)) === 0);
  await withDatabase(cluster, (db) => quiet(db, 'after the storm', LOG_AND_INBOX));
  for (const [nr, hours] of ROUNDS_H.entries()) {
    onStep(`time passes (${nr + 1})`);
    await passTime(options, hours);
    const left = await withDatabase(cluster, async (db) => {
      await runJobs(db);
      await quiet(db, 'before the last confirmations', [...LOG_AND_INBOX, CALLS]);
      await untilConfirmed(db, crowd);
      await quiet(db, 'after the last confirmations', [...LOG_AND_INBOX, CALLS]);
      return unfinished(db);
    });
    if (left === 0) return;
  }
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
  await skipNight(platform);
  server.start();
  await server.ready();
}

/** What runs by itself at night and every half hour. */
async function runJobs(db: Database): Promise<void> {
  await db.run(sql`select graphile_worker.add_job('sync-plan')`);
  await db.run(sql`select graphile_worker.add_job('sync-contacts')`);
}

interface Rest {
  what: string;
  n: number;
}

const LOG_AND_INBOX = [
  sql`select 'cursor ' || consumer as what, count(*) as n from log_cursor join log_part using (part)
      where position < head group by consumer`,
  sql`select 'inbox' as what, count(*) as n from inbox where state = 'new'`,
];
const CALLS = sql`
  select kind || ' ' || state as what, count(*) as n from intention
  where state in ('pending', 'calling', 'unknown', 'deferred') group by 1
  union all
  select 'job ' || task_identifier, count(*) from graphile_worker.jobs
  where locked_at is null and run_at <= current_timestamp group by 1
  union all
  select 'mass_send ' || state, count(*) from mass_send where state in ('ready', 'calling', 'unknown') group by 1`;

async function restOf(db: Database, questions: (typeof CALLS)[]): Promise<Rest[]> {
  const rows: Rest[] = [];
  for (const question of questions) rows.push(...(await db.rows<Rest>(question)));
  return rows.filter((row) => row.n > 0);
}

/** Nothing to do, three looks in a row. */
async function quiet(db: Database, when: string, questions: (typeof CALLS)[]): Promise<void> {
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
    select count(*) as n from intention where state not in ('sent', 'failed', 'expired', 'dropped', 'cancelled')`);
  return row?.n ?? 0;
}

/** Staff confirm until no message waits for them. */
async function untilConfirmed(db: Database, crowd: Crowd): Promise<void> {
  const end = performance.now() + 15_000;
  while ((await unfinished(db)) > 0 && performance.now() < end) {
    await crowd.confirmAll();
    await sleep(300);
  }
}
