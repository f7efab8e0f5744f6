import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { PARTS } from '../../../kernel/log/append.ts';

/** Timers of this module end coupons; `ref` is the contact. */
export const COUPONS = 'coupons';

/** Sets the timer of each contact of a part to the moment at which its next coupon ends; none where none will. */
export async function armEnds(tx: Tx, contacts: readonly number[], part: number): Promise<void> {
  if (contacts.length === 0) return;
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select ${part}::smallint, ${COUPONS}, contact_id, contact_id, min(ends_at) from coupon
    where contact_id = any(${contacts}::bigint[]) and state = 'given' and ends_at is not null group by contact_id
    on conflict (part, module, ref) do update set due_at = excluded.due_at, error = null`);
}

/** The same for contacts of any part whose coupons have changed hands. */
export async function rearmEnds(tx: Tx, contacts: readonly number[]): Promise<void> {
  await tx.run(sql`
    delete from timer t using unnest(${contacts}::bigint[]) as c (id)
    where t.part = c.id % ${PARTS} and t.module = ${COUPONS} and t.ref = c.id`);
  for (const id of contacts) await armEnds(tx, [id], id % PARTS);
}
