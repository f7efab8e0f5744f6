import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import type { Batch, Stretch } from '../../kernel/log/consume.ts';
import { type Block, COLUMNS, readBlocks, readSingles } from './blocks.ts';

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
  const blocks = await readBlocks(db, stretch);
  await complete(deps, blocks, () =>
    readArrived(deps.analytics, 'part = {part:UInt8} and seq between {first:UInt64} and {last:UInt64}', {
      part,
      first,
      last,
    }),
  );
}

/** The same for single events, wherever they lie: each under the token it has alone, however many go together. */
export async function repairEvents(deps: RepairDeps, db: Queryable, { part, events }: Batch): Promise<void> {
  const seqs = events.map((event) => event.seq);
  const blocks = await readSingles(db, part, seqs);
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
      const lines = block.lines.filter((_, i) => !arrived.has(block.seqs[i] ?? 0));
      const dedupeToken = block.token + suffix;
      await analytics.insert('event', { columns: COLUMNS, lines }, { dedupeToken });
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
