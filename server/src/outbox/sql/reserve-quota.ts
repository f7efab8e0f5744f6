import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Ledger } from './ledgers.ts';

/**
 * Reserves reach for contacts or groups in a window, as much of what is wanted as the window still allows.
 * @returns how many reservations each got; those that got none may be missing.
 */
export async function reserveQuota<K extends string | number>(
  tx: Tx,
  { table, key, type }: Ledger,
  wanted: ReadonlyMap<K, number>,
  window: { start: string; allowed: number },
): Promise<Map<K, number>> {
  if (wanted.size === 0) return new Map();
  const asked = JSON.stringify([...wanted].map(([who, count]) => ({ who, count })));
  await tx.run(sql`
    insert into ${table} as q (${key}, month, allowed)
    select who, ${window.start}::date, ${window.allowed}
    from json_to_recordset(${asked}::json) as r (who ${type}, count int) order by who
    on conflict (${key}, month) do update set allowed = greatest(excluded.allowed, q.reserved + q.spent)
      where q.allowed <> excluded.allowed`);
  // A second statement: its snapshot is taken after the rows exist.
  const rows = await tx.rows<{ who: K; granted: number }>(sql`
    with asked as (
      select * from json_to_recordset(${asked}::json) as r (who ${type}, count int)
    ),
    held as (
      select q.${key} as who, least(asked.count, q.allowed - q.reserved - q.spent) as granted
      from ${table} q join asked on asked.who = q.${key}
      where q.month = ${window.start}::date and q.reserved + q.spent < q.allowed
      order by q.${key} for update of q
    )
    update ${table} q set reserved = q.reserved + held.granted
    from held where q.${key} = held.who and q.month = ${window.start}::date
    returning held.who, held.granted`);
  return new Map(rows.map((row) => [row.who, row.granted]));
}
