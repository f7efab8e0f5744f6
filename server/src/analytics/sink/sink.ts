import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import type { Clock } from '../../kernel/clock.ts';
import { allowSilence, type Database, type Tx } from '../../kernel/database/database.ts';
import type { Consumer, LoggedEvent, Stretch } from '../../kernel/log/consume.ts';
import { announce, unsettled } from './announce.ts';
import { COLUMNS, readBlocks } from './blocks.ts';
import { repair, repairEvents } from './repair.ts';

export const SINK = 'sink';
/** ClickHouse may take its time over a block, longer than its client waits. */
export const LONGEST_INSERT_MS = 180_000;

export interface SinkDeps {
  db: Database;
  analytics: Analytics;
  clock: Clock;
  /** Events of one part in one round. */
  batchSize?: number;
  onSetAside?(event: LoggedEvent, error: unknown): void;
}

/**
 * Copies the log to ClickHouse, each event exactly once. A stretch is announced in PostgreSQL, sent in blocks
 * whose tokens follow from it, and settled by the cursor. When a crash came between, `repair` finds out what
 * has arrived.
 */
export function makeSink(deps: SinkDeps): Consumer {
  return {
    name: SINK,
    batchSize: deps.batchSize ?? 8000,
    clock: deps.clock,
    handleStretch: (tx, stretch) => copy(deps, tx, stretch),
    // Events asked for again. Not announced: what is announced is where the cursor goes next, and these lie behind it.
    async handle(tx, batch) {
      await allowSilence(tx, LONGEST_INSERT_MS);
      await repairEvents(deps, tx, batch);
    },
    ...(deps.onSetAside && { onSetAside: deps.onSetAside }),
  };
}

async function copy(deps: SinkDeps, tx: Tx, { part, first, last }: Stretch): Promise<void> {
  const open = await unsettled(tx, part, first);
  if (open) await repair(deps, tx, open);
  const rest = { part, first: open ? open.last + 1 : first, last };
  if (rest.first > rest.last) return;
  const blocks = await readBlocks(tx, rest); // refuses an unfit event before anything is announced
  await allowSilence(tx, LONGEST_INSERT_MS);
  await announce(deps.db, rest);
  for (const { token, lines } of blocks)
    await deps.analytics.insert('event', { columns: COLUMNS, lines }, { dedupeToken: token });
}
