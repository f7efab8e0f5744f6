import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { allowSilence, type Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { LONGEST_INSERT_MS, SINK } from './sink.ts';

interface Return {
  contact_id: number;
  /** The contact itself, or the one that it has become part of meanwhile. */
  holder: number;
  authors: number[];
  parts: number[];
}

/** Events in one command. */
const AT_ONCE = 5000;

/**
 * Gives a contact that has left the one it was merged into its events back, those that came while they were one too. Done
 * when the copy has come past the split, so that none is under way under the other number. A repeat does no harm.
 * @returns how many contacts have all of theirs.
 */
export async function returnSplit({
  db,
  analytics,
}: {
  db: Database;
  analytics: Analytics;
}): Promise<number> {
  return db.transaction(async (tx) => {
    const back = await tx.one<Return>(sql`
      select r.contact_id, coalesce(d.target, r.contact_id) as holder, r.authors, r.parts
      from log_return r left join log_redirect d on d.contact_id = r.contact_id
      where not exists (
        select from unnest(r.parts, r.seqs) as u (part, seq)
        join log_cursor c on c.consumer = ${SINK} and c.part = u.part
        where c.position < u.seq)
      order by r.contact_id limit 1 for update of r skip locked`);
    if (!back) return 0;
    await allowSilence(tx, LONGEST_INSERT_MS);
    const own = await tx.rows<{ part: number; seq: number }>(sql`
      select part, seq from event
      where part = any(${back.parts}::smallint[]) and contact_id = any(${back.authors}::bigint[]) and via is null
      union
      select part, seq from event where via = any(${back.authors}::bigint[])`);
    for (let i = 0; i < own.length; i += AT_ONCE)
      await give(analytics, back.holder, own.slice(i, i + AT_ONCE));
    await tx.run(sql`delete from log_return where contact_id = ${back.contact_id}`);
    return 1;
  });
}

async function give(
  analytics: Analytics,
  into: number,
  events: readonly { part: number; seq: number }[],
): Promise<void> {
  const params = { into, parts: events.map(({ part }) => part), seqs: events.map(({ seq }) => seq) };
  const these = '(part, seq) in (select arrayJoin(arrayZip({parts:Array(UInt8)}, {seqs:Array(UInt64)})))';
  // First the new rows, then the old ones away: a crash in between leaves both, and a repeat begins by taking away.
  await analytics.command(
    `delete from event where contact_id = {into:UInt64} and ${these}
    and (part, seq) in (select part, seq from event where contact_id <> {into:UInt64} and ${these})`,
    params,
  );
  await analytics.command(
    `insert into event (part, seq, contact_id, name, at, props, source, logged_at)
     settings insert_deduplicate = 0, max_partitions_per_insert_block = 0
     select part, seq, {into:UInt64}, name, at, props, source, logged_at
     from event where contact_id <> {into:UInt64} and ${these}`,
    params,
  );
  await analytics.command(`delete from event where contact_id <> {into:UInt64} and ${these}`, params);
}
