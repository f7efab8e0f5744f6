import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { LoggedEvent } from '../../kernel/log/consume.ts';
import type { Stretch } from './announce.ts';
import { cutBlocks } from './blocks.ts';
import { type EventRow, rowOf } from './row.ts';

/**
 * Completes a stretch of which unknown parts have arrived.
 * 1. What is missing goes out under the token it had, so that a request of a dead process that the server is
 *    still working on cannot store it a second time.
 * 2. ClickHouse notes a token before it stores the rows: when it died between the two, the repeat of step 1 was
 *    dropped although nothing is there. What is still missing therefore goes out under a new token.
 */
export async function repair(
  deps: { analytics: Analytics; clock: Clock },
  db: Queryable,
  stretch: Stretch,
): Promise<void> {
  const rows = await readStretch(db, stretch);
  for (const suffix of ['', `.${deps.clock.now().getTime()}`]) {
    const arrived = await readArrived(deps.analytics, stretch);
    for (const block of cutBlocks(rows)) {
      const missing = block.rows.filter((row) => !arrived.has(row.seq));
      await deps.analytics.insert('event', missing, { dedupeToken: block.token + suffix });
    }
  }
}

async function readArrived(analytics: Analytics, { part, first, last }: Stretch): Promise<Set<number>> {
  const rows = await analytics.query<{ seq: number }>(
    'select seq from event where part = {part:UInt8} and seq between {first:UInt64} and {last:UInt64}',
    { part, first, last },
  );
  return new Set(rows.map((row) => row.seq));
}

async function readStretch(db: Queryable, { part, first, last }: Stretch): Promise<EventRow[]> {
  const rows = await db.rows<Omit<LoggedEvent, 'dedupe'>>(sql`
    select part, seq, contact_id as "contactId", name, at, props, source, logged_at as "loggedAt"
    from event where part = ${part} and seq between ${first} and ${last} order by seq`);
  return rows.map(rowOf);
}
