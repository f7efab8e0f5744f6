import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * When contacts were written to since a moment (ms), by contact. What is under way counts as written now. Messages of
 * `without` do not count.
 */
export async function recentReach(
  db: Queryable,
  contactIds: readonly number[],
  { since, now, without }: { since: Date; now: Date; without: readonly string[] },
): Promise<Map<number, number[]>> {
  const rows = await db.rows<{ contact_id: number; at: number[] }>(sql`
    select contact_id, array_agg((extract(epoch from coalesce(settled_at, ${now})) * 1000)::float8) as at
    from intention
    where contact_id = any(${contactIds}::bigint[]) and kind in ('message', 'service-message')
      and (state = 'sent' and settled_at > ${since} or settled_at is null and (mass_send_id is not null or state in ('calling', 'unknown')))
      and message <> all(${without}::text[])
    group by contact_id`);
  return new Map(rows.map((row) => [row.contact_id, row.at]));
}
