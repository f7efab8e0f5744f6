import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { rearmEnds } from './sql/timers.ts';

/** Coupons of a contact that was merged belong to the one that goes on. */
export async function absorbCoupons(tx: Tx, { from, into }: { from: number; into: number }): Promise<void> {
  await tx.run(sql`update coupon set contact_id = ${into} where contact_id = ${from}`);
  await rearmEnds(tx, [from, into]);
}

/** Coupons of a contact that leaves the one it was merged into: its own, and those that its journeys have given since. */
export async function restoreCoupons(
  tx: Tx,
  { from, into, merge }: { from: number; into: number; merge: number },
): Promise<void> {
  await tx.run(sql`
    update coupon c set contact_id = ${from}
    from contact_merge m
    where m.id = ${merge} and c.contact_id = ${into} and (
      c.id in (select s.id from jsonb_to_recordset(m.snapshot -> 'coupons') as s (id bigint))
      or c.enrolment_id in (select id from enrolment where contact_id = ${from}))`);
  await rearmEnds(tx, [from, into]);
}
