import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Locks the rows of these people in groups, in one order; answers who of them has any. */
export async function lockMembers(tx: Tx, memberIds: readonly string[]): Promise<string[]> {
  if (memberIds.length === 0) return [];
  const rows = await tx.rows<{ member_id: string }>(sql`
    select member_id from community_chat_member where member_id = any(${memberIds}::text[])
    order by chat_id, member_id for update`);
  return [...new Set(rows.map((row) => row.member_id))];
}
