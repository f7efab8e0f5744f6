import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** How many contacts are in exactly the segments of each mask; bit n stands for the n-th of `ids`. */
export async function countOverlap(
  db: Queryable,
  ids: readonly number[],
): Promise<{ mask: number; members: number }[]> {
  return db.rows(sql`
    select mask, count(*)::int as members from (
      select m.contact_id, sum(1 << (s.place - 1)::int)::int as mask
      from unnest(${ids}::int[]) with ordinality as s (id, place) join segment_member m on m.segment = s.id
      group by m.contact_id) each
    group by mask order by members desc, mask`);
}
