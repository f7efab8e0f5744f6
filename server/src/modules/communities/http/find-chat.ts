import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { ChatListRow } from '../sql/list-chats.ts';

interface FoundChat extends ChatListRow {
  notice: string | null;
  seen_at: Date | null;
  dismissed_at: Date | null;
}

/**
 * A group by its id.
 * @throws HetangError `request/not-found`.
 */
export async function findChat(db: Queryable, id: string): Promise<FoundChat> {
  const row = await db.one<FoundChat>(sql`
    select chat_id, name, owner_userid, status, member_count, created_at, community_key, chosen_by, notice, seen_at,
      dismissed_at
    from community_chat where chat_id = ${id}`);
  if (!row) throw new HetangError('request/not-found', { what: `chat ${id}` });
  return row;
}
