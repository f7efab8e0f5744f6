import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** Platform ids of our other mass tasks with the same sender and content: a search must not take them for this one. */
export async function likeTasks(db: Queryable, id: number): Promise<string[]> {
  const rows = await db.rows<{ platform_id: string }>(sql`
    select other.platform_id
    from mass_send m
      join mass_send other on other.staff = m.staff and other.content_hash = m.content_hash and other.id <> m.id
    where m.id = ${id} and other.platform_id is not null and other.created_at > m.created_at - interval '31 days'`);
  return rows.map((row) => row.platform_id);
}
