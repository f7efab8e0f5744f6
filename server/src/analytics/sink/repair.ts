import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Batch, LoggedEvent } from '../../kernel/log/consume.ts';
import type { Stretch } from './announce.ts';
import { type Block, cutBlocks } from './blocks.ts';
import { followMerges } from './follow-merges.ts';
import { type EventRow, rowOf } from './row.ts';

interface RepairDeps {
  analytics: Analytics;
  clock: Clock;
}

/**
 * Completes a stretch of which unknown parts have arrived.
 * 1. What is missing goes out under the token it had, so that a request of a dead process that the server is
 *    still working on cannot store it a second time.
 * 2. ClickHouse notes a token before it stores the rows: when it died between the two, the repeat of step 1 was
 *    dropped although nothing is there. What is still missing therefore goes out under a new token.
 */
export async function repair(deps: RepairDeps, db: Queryable, stretch: Stretch): Promise<void> {
  const { part, first, last } = stretch;
  const blocks = cutBlocks(await readStretch(db, stretch));
  await complete(deps, blocks, () =>
    readArrived(deps.analytics, 'part = {part:UInt8} and seq between {first:UInt64} and {last:UInt64}', {
      part,
      first,
      last,
    }),
  );
}

/** The same for single events, wherever they lie: each under the token it has alone, however many go together. */
export async function repairEvents(deps: RepairDeps, { part, events }: Batch): Promise<void> {
  const blocks = events.flatMap((event) => cutBlocks([rowOf(event)]));
  const seqs = events.map((event) => event.seq);
  await complete(deps, blocks, () =>
    readArrived(deps.analytics, 'part = {part:UInt8} and seq in {seqs:Array(UInt64)}', { part, seqs }),
  );
}

async function complete(
  { analytics, clock }: RepairDeps,
  blocks: readonly Block[],
  arrivedNow: () => Promise<ReadonlySet<number>>,
): Promise<void> {
  for (const suffix of ['', `.${clock.now().getTime()}`]) {
    const arrived = await arrivedNow();
    for (const block of blocks) {
      const missing = block.rows.filter((row) => !arrived.has(row.seq));
      if (missing.length > 0) await analytics.insert('event', missing, { dedupeToken: block.token + suffix });
    }
  }
}

async function readArrived(
  analytics: Analytics,
  where: string,
  params: Record<string, number | number[]>,
): Promise<Set<number>> {
  const rows = await analytics.query<{ seq: number }>(`select seq from event where ${where}`, params);
  return new Set(rows.map((row) => row.seq));
}

async function readStretch(db: Queryable, { part, first, last }: Stretch): Promise<EventRow[]> {
  const rows = await db.rows<Omit<LoggedEvent, 'dedupe'>>(sql`
    select part, seq, contact_id as "contactId", name, at, props, source, logged_at as "loggedAt"
    from event where part = ${part} and seq between ${first} and ${last} order by seq`);
  return (await followMerges(db, rows)).map(rowOf);
}
