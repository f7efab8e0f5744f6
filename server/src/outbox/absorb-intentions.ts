import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';

/**
 * What was meant for a contact that was merged is meant for the one that goes on; calls under way keep the person
 * they were made for. The reach quota of both adds up: the person has received both.
 */
export async function absorbIntentions(
  tx: Tx,
  { from, into }: { from: number; into: number },
): Promise<void> {
  await tx.run(sql`update intention set contact_id = ${into} where contact_id = ${from}`);
  await tx.run(sql`
    with gone as (delete from reach_quota where contact_id = ${from} returning month, allowed, reserved, spent)
    insert into reach_quota as q (contact_id, month, allowed, reserved, spent)
    select ${into}, month, allowed, reserved, spent from gone
    on conflict (contact_id, month) do update set
      reserved = q.reserved + excluded.reserved, spent = q.spent + excluded.spent,
      allowed = greatest(q.allowed, q.reserved + excluded.reserved + q.spent + excluded.spent)`);
}
