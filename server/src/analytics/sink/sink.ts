import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import type { Clock } from '../../kernel/clock.ts';
import { allowSilence, type Database, type Tx } from '../../kernel/database/database.ts';
import type { Batch, Consumer, LoggedEvent } from '../../kernel/log/consume.ts';
import { announce, unsettled } from './announce.ts';
import { cutBlocks } from './blocks.ts';
import { followMerges } from './follow-merges.ts';
import { repair, repairEvents } from './repair.ts';
import { rowOf } from './row.ts';

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
    handle: (tx, batch) => copy(deps, tx, batch),
    // Not announced: what is announced is where the cursor goes next, and these lie behind it.
    async handleAgain(tx, { part, events }) {
      await allowSilence(tx, LONGEST_INSERT_MS);
      await repairEvents(deps, { part, events: [...(await followMerges(tx, events))] });
    },
    ...(deps.onSetAside && { onSetAside: deps.onSetAside }),
  };
}

async function copy(deps: SinkDeps, tx: Tx, { part, events }: Batch): Promise<void> {
  const first = events[0]?.seq ?? 0;
  const open = await unsettled(tx, part, first);
  if (open) await repair(deps, tx, open);
  const rest = open ? events.filter((event) => event.seq > open.last) : events;
  const rows = (await followMerges(tx, rest)).map(rowOf); // refuses an unfit event before anything is announced
  const [head, tail] = [rows[0], rows.at(-1)];
  if (!head || !tail) return;
  await allowSilence(tx, LONGEST_INSERT_MS);
  await announce(deps.db, { part, first: head.seq, last: tail.seq });
  for (const block of cutBlocks(rows)) {
    await deps.analytics.insert('event', block.rows, { dedupeToken: block.token });
  }
}
