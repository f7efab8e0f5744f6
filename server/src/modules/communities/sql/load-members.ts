import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { KnownMember } from '../rules/compare-members.ts';

interface Row {
  chat_id: string;
  member_id: string;
  kind: KnownMember['kind'];
  name: string | null;
  unionid: string | null;
  joined_at: Date;
  scene: KnownMember['scene'];
  inviter: string | null;
  state: string | null;
  left_at: Date | null;
  leave: KnownMember['leave'];
}

/** Everybody who is or was in these groups, by group. */
export async function loadMembers(
  db: Queryable,
  chatIds: readonly string[],
): Promise<Map<string, KnownMember[]>> {
  const rows = await db.rows<Row>(sql`
    select chat_id, member_id, kind, name, unionid, joined_at, scene, inviter, state, left_at, leave
    from community_chat_member where chat_id = any(${chatIds}::text[])`);
  const members = new Map<string, KnownMember[]>(chatIds.map((id) => [id, []]));
  for (const row of rows) {
    members.get(row.chat_id)?.push({
      id: row.member_id,
      kind: row.kind,
      name: row.name,
      unionid: row.unionid,
      joinedAt: row.joined_at,
      scene: row.scene,
      inviter: row.inviter,
      state: row.state,
      leftAt: row.left_at,
      leave: row.leave,
    });
  }
  return members;
}
