import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { PARTS } from '../../../kernel/log/append.ts';

/** Timers of this module end points; `ref` is the contact. */
export const POINTS = 'points';

/** Sets the timer of each contact to the moment (ms) at which its next points end; null takes it away. */
export async function armExpiry(
  tx: Tx,
  due: readonly { id: number; due: number | null }[],
  part: number,
): Promise<void> {
  const none = due.flatMap((one) => (one.due === null ? [one.id] : []));
  const some = due.filter((one) => one.due !== null);
  if (none.length > 0)
    await tx.run(sql`
      delete from timer where part = ${part} and module = ${POINTS} and ref = any(${none}::bigint[])`);
  if (some.length === 0) return;
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select ${part}::smallint, ${POINTS}, id, id, to_timestamp(due / 1000.0)
    from unnest(${some.map((one) => one.id)}::bigint[], ${some.map((one) => one.due)}::float8[]) as r (id, due)
    on conflict (part, module, ref) do update set due_at = excluded.due_at, error = null`);
}

/** The same for contacts whose lots have changed hands. */
export async function rearmExpiry(tx: Tx, contacts: readonly number[]): Promise<void> {
  await tx.run(sql`
    delete from timer t using unnest(${contacts}::bigint[]) as c (id)
    where t.part = c.id % ${PARTS} and t.module = ${POINTS} and t.ref = c.id`);
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select contact_id % ${PARTS}, ${POINTS}, contact_id, contact_id, min(ends_at) from points_lot
    where contact_id = any(${contacts}::bigint[]) and remaining > 0 and ends_at is not null group by contact_id`);
}
