import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { partOf } from '../../../kernel/log/append.ts';

/** A contact that leaves the one it was merged into. */
export interface Leaving {
  from: number;
  into: number;
  /** `from` and those that had been merged into it before. */
  authors: readonly number[];
  /** Of the merge that is undone. */
  merge: number;
}

/** The contact with those that had become part of it before it became part of another one. */
export async function authorsOf(tx: Tx, from: number): Promise<number[]> {
  const rows = await tx.rows<{ id: number }>(sql`
    with recursive part (id) as (
      select ${from}::bigint
      union
      select m.from_id from contact_merge m join part on m.into_id = part.id where m.split_at is null
    )
    select id from part order by id`);
  return rows.map(({ id }) => id);
}

/**
 * Gives names and log back: what comes from now on under one of these names is the own event of the one that leaves, and
 * so is all that came under them before. The copy in the analytics store follows. The caller holds the heads.
 */
export async function restoreNames(tx: Tx, { from, into, authors }: Leaving): Promise<void> {
  await tx.run(sql`
    update identity set contact_id = ${from}, home = case when home = ${from} then null else home end
    where home = any(${authors}::bigint[])`);
  await tx.run(sql`
    insert into log_return (contact_id, authors, parts, seqs)
    select ${from}, ${authors}::bigint[], array_agg(part), array_agg(head)
    from log_part where part = any(${[...new Set([...authors, into].map(partOf))]}::smallint[])
    on conflict (contact_id) do update
      set authors = excluded.authors, parts = excluded.parts, seqs = excluded.seqs`);
  await tx.run(sql`delete from log_redirect where contact_id = ${from}`);
  await tx.run(sql`
    update log_redirect set target = ${from}, holder = ${from}
    where contact_id = any(${authors}::bigint[])`);
  await tx.run(sql`
    insert into log_stay (contact_id, part)
    select ${from}, part from (
      select ${partOf(into)}::smallint union select part from log_stay where contact_id = ${into}) p (part)
    on conflict do nothing`);
}
