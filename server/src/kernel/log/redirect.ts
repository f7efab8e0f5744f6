import type { Queryable, Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';

/** Contacts that were merged, as far as they concern some events. */
export interface Redirects {
  /** Where the events of a merged contact go. */
  target: ReadonlyMap<number, number>;
  /** The contacts whose events go to this one. */
  sources: ReadonlyMap<number, readonly number[]>;
}

/** Reads what has been merged with or into these contacts: one statement, next to nothing when there is nothing. */
export async function readRedirects(db: Queryable, contactIds: readonly number[]): Promise<Redirects> {
  const rows = await db.rows<{ contact_id: number; target: number }>(sql`
    select contact_id, target from log_redirect where contact_id = any(${contactIds}::bigint[])
    union
    select contact_id, target from log_redirect where target = any(${contactIds}::bigint[])`);
  const sources = new Map<number, number[]>();
  for (const row of rows) {
    const known = sources.get(row.target);
    if (known) known.push(row.contact_id);
    else sources.set(row.target, [row.contact_id]);
  }
  return { target: new Map(rows.map((row) => [row.contact_id, row.target])), sources };
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
