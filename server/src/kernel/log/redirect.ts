import type { Queryable, Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** Contacts that were merged, as far as they concern some events. */
export interface Redirects {
  /** Where the events of a merged contact go. */
  target: ReadonlyMap<number, number>;
  /** Other parts of the log in which events of a contact may lie: it has taken in others, or was part of one. */
  parts: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Reads what has been merged with or into these contacts: one statement, next to nothing when there is nothing. */
export async function readRedirects(db: Queryable, contactIds: readonly number[]): Promise<Redirects> {
  const rows = await db.rows<{ contact_id: number; target: number; part: number }>(sql`
    with met as (
      select contact_id, target from log_redirect where contact_id = any(${contactIds}::bigint[])
      union
      select contact_id, target from log_redirect where target = any(${contactIds}::bigint[])
    )
    select contact_id, target, (contact_id % 16)::smallint as part from met
    union all
    select met.contact_id, met.target, s.part from met join log_stay s using (contact_id)
    union all
    select contact_id, contact_id, part from log_stay where contact_id = any(${contactIds}::bigint[])`);
  const target = new Map<number, number>();
  const parts = new Map<number, Set<number>>();
  for (const row of rows) {
    if (row.target !== row.contact_id) target.set(row.contact_id, row.target);
    const known = parts.get(row.target);
    if (known) known.add(row.part);
    else parts.set(row.target, new Set([row.part]));
  }
  return { target, parts };
}

/**
 * From now on the events of `from` go to `into`. Called in the transaction that appends the last event of `from`,
 * after it: that holds the part, so nothing can follow.
 */
export async function redirect(
  tx: Tx,
  { from, into, lastSeq }: { from: number; into: number; lastSeq: number },
): Promise<void> {
  await tx.run(sql`update log_redirect set target = ${into}, moved_at = null where target = ${from}`);
  await tx.run(
    sql`insert into log_redirect (contact_id, target, last_seq) values (${from}, ${into}, ${lastSeq})`,
  );
}
