import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Tiers of a contact that was merged: the history goes along. Where the one that goes on stands is looked at anew, unless
 * it has not stood anywhere: then it stands where the other did.
 */
export async function absorbTiers(tx: Tx, { from, into }: { from: number; into: number }): Promise<void> {
  await tx.run(sql`
    with gone as (delete from contact_tier where contact_id = ${from}
      returning ladder, tier, since, review_at, manual)
    insert into contact_tier (contact_id, ladder, tier, since, review_at, manual)
    select ${into}, ladder, tier, since, review_at, manual from gone
    on conflict (contact_id, ladder) do nothing`);
  await tx.run(sql`update tier_change set contact_id = ${into} where contact_id = ${from}`);
}
