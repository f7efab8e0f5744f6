import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { PARTS } from '../../../kernel/log/append.ts';

/**
 * How far the visit to every contact has come that follows an apply, 0..1; null when none is under way. Until it has
 * passed somebody, what time alone changes of them waits.
 */
export async function visitProgress(db: Queryable): Promise<number | null> {
  const row = await db.one<{ parts: number; position: number | null; last: number | null }>(sql`
    select count(*)::int as parts, sum(position)::float8 as position, (select max(id) from contact) as last
    from standing_sweep`);
  if (!row || row.parts === 0) return null;
  const done = PARTS - row.parts + (row.last ? (row.position ?? 0) / row.last : 0);
  return Math.min(1, done / PARTS);
}
