import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Reserves reach for contacts in a window, as much of what is wanted as the window still allows.
 * @returns how many reservations each contact got; contacts that got none may be missing.
 */
export async function reserveQuota(
  tx: Tx,
  wanted: ReadonlyMap<number, number>,
  window: { start: string; allowed: number },
): Promise<Map<number, number>> {
  if (wanted.size === 0) return new Map();
  const asked = JSON.stringify([...wanted].map(([contact, count]) => ({ contact, count })));
  await tx.run(sql`
    insert into reach_quota as q (contact_id, month, allowed)
    select contact, ${window.start}::date, ${window.allowed}
    from json_to_recordset(${asked}::json) as r (contact bigint, count int) order by contact
    on conflict (contact_id, month) do update set allowed = greatest(excluded.allowed, q.reserved + q.spent)
      where q.allowed <> excluded.allowed`);
  // A second statement: its snapshot is taken after the rows exist.
  const rows = await tx.rows<{ contact_id: number; granted: number }>(sql`
    with asked as (
      select * from json_to_recordset(${asked}::json) as r (contact bigint, count int)
    ),
    held as (
      select q.contact_id, least(asked.count, q.allowed - q.reserved - q.spent) as granted
      from reach_quota q join asked on asked.contact = q.contact_id
      where q.month = ${window.start}::date and q.reserved + q.spent < q.allowed
      order by q.contact_id for update of q
    )
    update reach_quota q set reserved = q.reserved + held.granted
    from held where q.contact_id = held.contact_id and q.month = ${window.start}::date
    returning q.contact_id, held.granted`);
  return new Map(rows.map((row) => [row.contact_id, row.granted]));
}
