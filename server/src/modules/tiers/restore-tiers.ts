import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Tiers of a contact that leaves the one it was merged into, with their history. Who stays stands again where it stood on
 * a ladder, unless something of its own has moved it there since.
 */
export async function restoreTiers(
  tx: Tx,
  { from, into, merge, authors }: { from: number; into: number; merge: number; authors: readonly number[] },
): Promise<void> {
  await tx.run(sql`
    insert into contact_tier (contact_id, ladder, tier, since, review_at, manual)
    select ${from}, s.ladder, s.tier, s.since, s.review_at, s.manual
    from contact_merge m, jsonb_to_recordset(m.snapshot -> 'tiers')
      as s (ladder text, tier text, since timestamptz, review_at timestamptz, manual boolean)
    join ladder l on l.key = s.ladder and not l.removed
    where m.id = ${merge}`);
  await tx.run(sql`
    update tier_change t set contact_id = ${from}
    from contact_merge m, jsonb_to_recordset(m.snapshot -> 'tier_changes') as s (id bigint)
    where m.id = ${merge} and t.id = s.id and t.contact_id = ${into}`);
  // Moved since by the merge itself or by an event of the one that leaves.
  await tx.run(sql`
    with back as (
      select s.* from contact_merge m, jsonb_to_recordset(m.into_before -> 'tiers')
        as s (ladder text, tier text, since timestamptz, review_at timestamptz, manual boolean)
      where m.id = ${merge} and not exists (
        select from tier_change t
        left join event x on x.part = (t.cause ->> 'part')::smallint and x.seq = (t.cause ->> 'seq')::bigint
        where t.contact_id = ${into} and t.ladder = s.ladder and t.at >= m.absorbed_at and t.id > coalesce((
            select max(b.id) from jsonb_to_recordset(m.into_before -> 'tier_changes') as b (id bigint)), 0)
          and x.name is distinct from 'contact.merged' and (x.via is null or x.via <> all(${authors}::bigint[])))
    )
    update contact_tier b set tier = back.tier, since = back.since, review_at = back.review_at, manual = back.manual
    from back where b.contact_id = ${into} and b.ladder = back.ladder`);
}
