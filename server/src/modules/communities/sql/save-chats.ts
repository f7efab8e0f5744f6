import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { MemberChange } from '../rules/compare-members.ts';

/** A group as it is written; `communityKey` counts only while nobody has chosen one. */
export interface ChatRow {
  chatId: string;
  name: string;
  ownerUserid: string;
  status: string;
  createdAt: Date;
  notice: string | null;
  version: string | null;
  memberCount: number;
  communityKey: string | null;
  seenAt: Date;
  dismissedAt: Date | null;
}

/** A group as it is known, locked until the transaction ends. */
export interface KnownChat {
  chat_id: string;
  name: string;
  owner_userid: string;
  status: string;
  created_at: Date;
  notice: string | null;
  version: string | null;
  community_key: string | null;
  chosen_by: string | null;
  seen_at: Date | null;
}

/** Reads and locks the groups that are known, in one order. */
export async function lockChats(tx: Tx, chatIds: readonly string[]): Promise<Map<string, KnownChat>> {
  const rows = await tx.rows<KnownChat>(sql`
    select chat_id, name, owner_userid, status, created_at, notice, version, community_key, chosen_by, seen_at
    from community_chat where chat_id = any(${chatIds}::text[]) order by chat_id for update`);
  return new Map(rows.map((row) => [row.chat_id, row]));
}

/** Writes groups; two processes that meet a new one at once write it one after the other. */
export async function saveChats(tx: Tx, chats: readonly ChatRow[]): Promise<void> {
  if (chats.length === 0) return;
  await tx.run(sql`
    insert into community_chat (chat_id, name, owner_userid, status, created_at, notice, version, member_count,
      community_key, seen_at, dismissed_at)
    select r."chatId", r."name", r."ownerUserid", r."status", r."createdAt", r."notice", r."version", r."memberCount",
      r."communityKey", r."seenAt", r."dismissedAt"
    from json_to_recordset(${JSON.stringify(chats)}::json)
      as r ("chatId" text, "name" text, "ownerUserid" text, "status" text, "createdAt" timestamptz, "notice" text,
            "version" text, "memberCount" int, "communityKey" text, "seenAt" timestamptz, "dismissedAt" timestamptz)
    on conflict (chat_id) do update
      set name = excluded.name, owner_userid = excluded.owner_userid, status = excluded.status,
          notice = excluded.notice, version = excluded.version, member_count = excluded.member_count,
          community_key = case when community_chat.chosen_by is null then excluded.community_key
                               else community_chat.community_key end,
          former = case when community_chat.chosen_by is not null or community_chat.community_key is null
                          or community_chat.community_key = any(community_chat.former)
                          or community_chat.community_key is not distinct from excluded.community_key
                        then community_chat.former
                        else array_append(community_chat.former, community_chat.community_key) end,
          seen_at = excluded.seen_at, dismissed_at = excluded.dismissed_at`);
}

/** Writes members that are new or different; what was told of them stays. */
export async function saveMembers(
  tx: Tx,
  changes: readonly (MemberChange & { chatId: string })[],
): Promise<void> {
  if (changes.length === 0) return;
  // In the order in which rows are locked elsewhere.
  const rows = changes
    .map(({ chatId, member }) => ({ chatId, ...member }))
    .sort((a, b) => compare(a.chatId, b.chatId) || compare(a.id, b.id));
  await tx.run(sql`
    insert into community_chat_member (chat_id, member_id, kind, name, unionid, joined_at, scene, inviter, state,
      left_at, leave)
    select r."chatId", r."id", r."kind", r."name", r."unionid", r."joinedAt", r."scene", r."inviter", r."state",
      r."leftAt", r."leave"
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("chatId" text, "id" text, "kind" text, "name" text, "unionid" text, "joinedAt" timestamptz, "scene" text,
            "inviter" text, "state" text, "leftAt" timestamptz, "leave" text)
    on conflict (chat_id, member_id) do update
      set kind = excluded.kind, name = coalesce(excluded.name, community_chat_member.name),
          unionid = coalesce(excluded.unionid, community_chat_member.unionid), joined_at = excluded.joined_at,
          scene = excluded.scene, inviter = excluded.inviter, state = excluded.state, left_at = excluded.left_at,
          leave = excluded.leave`);
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));
