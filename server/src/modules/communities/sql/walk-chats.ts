import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Userids of who owns groups that are not dissolved. */
export async function ownersOfChats(db: Queryable): Promise<string[]> {
  const rows = await db.rows<{ owner_userid: string }>(sql`
    select distinct owner_userid from community_chat where status <> 'dismissed' order by 1`);
  return rows.map((row) => row.owner_userid);
}

/** Groups that are known and were not seen since a moment, in the order of their ids. */
export async function unseenChats(
  db: Queryable,
  { since, after, limit }: { since: Date; after: string; limit: number },
): Promise<string[]> {
  const rows = await db.rows<{ chat_id: string }>(sql`
    select chat_id from community_chat
    where status <> 'dismissed' and (seen_at is null or seen_at < ${since}) and chat_id > ${after}
    order by chat_id limit ${limit}`);
  return rows.map((row) => row.chat_id);
}

/** The next groups in the order of their ids, dissolved ones too. */
export async function nextChats(db: Queryable, after: string, limit: number): Promise<string[]> {
  const rows = await db.rows<{ chat_id: string }>(sql`
    select chat_id from community_chat where chat_id > ${after} order by chat_id limit ${limit}`);
  return rows.map((row) => row.chat_id);
}
