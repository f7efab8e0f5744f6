import type { Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Caller } from '../../kernel/http/app.ts';

/** Key of the plan's `staff`: who a user is among the members of staff; null of others and of programs. */
export async function staffOfCaller(db: Queryable, caller: Caller | null): Promise<string | null> {
  if (caller?.kind !== 'user') return null;
  const row = await db.one<{ staff: string | null }>(sql`select staff from app_user where id = ${caller.id}`);
  return row?.staff ?? null;
}
