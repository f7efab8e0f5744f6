import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** These groups have another owner; the platform tells nobody of what was asked of it, so it is noted here. */
export async function noteOwner(db: Queryable, chatIds: readonly string[], userid: string): Promise<void> {
  await db.run(sql`
    update community_chat set owner_userid = ${userid}, status = 'handed-over'
    where chat_id = any(${chatIds}::text[]) and status <> 'dismissed'`);
}
