import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** A group into which people may come. */
export interface OpenChat {
  id: string;
  name: string;
  /** Staff too. */
  members: number;
}

/** The groups of communities that are there, oldest first. */
export async function openChats(
  db: Queryable,
  communities: readonly string[],
): Promise<Map<string, OpenChat[]>> {
  const rows = await db.rows<OpenChat & { community: string }>(sql`
    select community_key as community, chat_id as id, name, member_count as members from community_chat
    where community_key = any(${communities}::text[]) and status <> 'dismissed'
    order by created_at, length(name), name, chat_id`);
  const found = new Map<string, OpenChat[]>(communities.map((key) => [key, []]));
  for (const { community, ...chat } of rows) found.get(community)?.push(chat);
  return found;
}

/** Customers who have joined groups by codes, and who of them has left, by `state`. */
export async function joinedByState(
  db: Queryable,
  states: readonly string[],
): Promise<Map<string, { joined: number; left: number }>> {
  const rows = await db.rows<{ state: string; joined: number; left: number }>(sql`
    select state, count(*) as joined, count(left_at) as left from community_chat_member
    where state = any(${states}::text[]) and kind = 'customer' group by state`);
  return new Map(rows.map(({ state, ...counts }) => [state, counts]));
}
