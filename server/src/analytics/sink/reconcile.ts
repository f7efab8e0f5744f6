import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { allowSilence, type Database, type Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { emptySchema } from '../schema/event-table.ts';
import { LONGEST_INSERT_MS, SINK } from './sink.ts';

/** How far the copy should be, by part. */
interface Expected {
  part: number;
  /** Up to here everything has been sent. */
  position: number;
  /** How many of these were set aside and never sent. */
  skipped: number;
  /** How many of those are asked for again: a process may have died between sending them and saying so. */
  asked: number;
  /** Beyond the position only an announced stretch may have arrived. */
  limit: number;
}

/**
 * Compares the copy with the cursors, and starts it over when they disagree: the ClickHouse folder was removed,
 * or one of the two stores was put back from a backup. The log in PostgreSQL is the truth.
 * @returns whether the copy was started over.
 */
export async function reconcile(db: Database, analytics: Analytics): Promise<boolean> {
  return db.transaction(async (tx) => {
    await allowSilence(tx, LONGEST_INSERT_MS);
    await tx.run(sql`select 1 from log_cursor where consumer = ${SINK} order by part for update`);
    if (await agrees(tx, analytics)) return false;
    await emptySchema(analytics);
    await tx.run(sql`update log_cursor set position = 0 where consumer = ${SINK}`);
    await tx.run(sql`delete from sink_block`);
    await tx.run(sql`delete from event_failure where consumer = ${SINK}`);
    return true;
  });
}

async function agrees(tx: Tx, analytics: Analytics): Promise<boolean> {
  const expected = await tx.rows<Expected>(sql`
    select c.part, c.position, greatest(c.position, coalesce(b.last_seq, 0)) as "limit",
      f.skipped, f.asked
    from log_cursor c left join sink_block b using (part)
    cross join lateral (
      select count(*) as skipped, count(f.retry_asked_at) as asked from event_failure f
      where f.consumer = c.consumer and f.part = c.part and f.seq <= c.position and f.resolved_at is null) f
    where c.consumer = ${SINK} order by c.part`);
  const found = await analytics.query<{ part: number; sent: number; beyond: number }>(
    `select part, countIf(seq <= arrayElement({positions:Array(UInt64)}, part + 1)) as sent,
       countIf(seq > arrayElement({limits:Array(UInt64)}, part + 1)) as beyond
     from event group by part`,
    { positions: expected.map((row) => row.position), limits: expected.map((row) => row.limit) },
  );
  const byPart = new Map(found.map((row) => [row.part, row]));
  return expected.every((row) => {
    const { sent, beyond } = byPart.get(row.part) ?? { sent: 0, beyond: 0 };
    const surplus = sent - (row.position - row.skipped);
    return surplus >= 0 && surplus <= row.asked && beyond === 0;
  });
}
