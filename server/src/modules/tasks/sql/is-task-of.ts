import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Whether a task is this member's. */
export async function isTaskOf(db: Queryable, id: number, staff: string): Promise<boolean> {
  const row = await db.one(sql`select from task where id = ${id} and staff = ${staff}`);
  return row !== undefined;
}
