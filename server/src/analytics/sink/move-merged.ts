import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import type { Clock } from '../../kernel/clock.ts';
import { allowSilence, type Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { LONGEST_INSERT_MS, SINK } from './sink.ts';

interface Move {
  contact_id: number;
  target: number;
}

/** Contacts in one go. */
const MOST = 1000;

/**
 * Gives the events that were copied before a merge to the contact that goes on. Done when the copy has come past the
 * last event of the contact that ceased, so that none can follow. A repeat after a crash in the middle first takes
 * away what had been given already.
 * @returns how many contacts were moved.
 */
export async function moveMerged(deps: {
  db: Database;
  analytics: Analytics;
  clock: Clock;
}): Promise<number> {
  const { db, analytics, clock } = deps;
  return db.transaction(async (tx) => {
    const moves = await tx.rows<Move>(sql`
      select r.contact_id, r.target from log_redirect r
      join log_cursor c on c.consumer = ${SINK} and c.part = r.contact_id % 16
      where r.moved_at is null and c.position >= r.last_seq
      order by r.contact_id limit ${MOST} for update of r skip locked`);
    if (moves.length === 0) return 0;
    await allowSilence(tx, LONGEST_INSERT_MS);
    await give(analytics, moves);
    await tx.run(sql`
      update log_redirect set moved_at = ${clock.now()}
      where contact_id = any(${moves.map((move) => move.contact_id)}::bigint[])`);
    return moves.length;
  });
}

async function give(analytics: Analytics, moves: readonly Move[]): Promise<void> {
  const params = {
    from: moves.map((move) => move.contact_id),
    into: moves.map((move) => move.target),
  };
  await analytics.command(
    `delete from event where contact_id in {into:Array(UInt64)}
       and (part, seq) in (select part, seq from event where contact_id in {from:Array(UInt64)})`,
    params,
  );
  await analytics.command(
    `insert into event (part, seq, contact_id, name, at, props, source, logged_at)
     settings insert_deduplicate = 0, max_partitions_per_insert_block = 0
     select part, seq, transform(contact_id, {from:Array(UInt64)}, {into:Array(UInt64)}), name, at, props, source, logged_at
     from event where contact_id in {from:Array(UInt64)}`,
    params,
  );
  await analytics.command('delete from event where contact_id in {from:Array(UInt64)}', {
    from: params.from,
  });
}
