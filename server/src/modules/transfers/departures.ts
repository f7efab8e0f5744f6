import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** Platform ids of the members who have left the company, with when they did. */
export async function departedUserids(db: Queryable): Promise<Map<string, Date>> {
  const rows = await db.rows<{ userid: string; left_at: Date }>(
    sql`select userid, left_at from staff_departure`,
  );
  return new Map(rows.map((row) => [row.userid, row.left_at]));
}
