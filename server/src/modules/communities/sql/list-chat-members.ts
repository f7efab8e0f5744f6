import type { ChatMember, chatMembersExportQuery, chatMembersQuery } from '@hetang/contract/http/communities';
import type { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';

export type ChatMemberFilter = z.infer<typeof chatMembersExportQuery>;

export interface ChatMemberRow {
  member_id: string;
  kind: ChatMember['kind'];
  name: string | null;
  contact_id: number | null;
  joined_at: Date;
  scene: ChatMember['scene'];
  inviter: string | null;
  left_at: Date | null;
  leave: ChatMember['leave'];
}

const ORDERS: Record<z.infer<typeof chatMembersQuery>['sort'], string> = {
  joinedAt: 'm.joined_at, m.member_id',
  '-joinedAt': 'm.joined_at desc, m.member_id',
  leftAt: 'm.left_at nulls last, m.member_id',
  '-leftAt': 'm.left_at desc nulls last, m.member_id',
};

/** One page of who is or was in a group, by the contact's name where they are one. */
export async function listChatMembers(
  db: Queryable,
  { chatId, filter }: { chatId: string; filter: ChatMemberFilter },
  page: { sort: keyof typeof ORDERS; limit: number; offset: number },
): Promise<{ rows: ChatMemberRow[]; total: number }> {
  const rows = await db.rows<ChatMemberRow & { total: number }>(sql`
    select m.member_id, m.kind, coalesce(c.name, m.name) as name, i.contact_id, m.joined_at, m.scene, m.inviter,
      m.left_at, m.leave, count(*) over () as total
    from community_chat_member m
      left join identity i on m.kind = 'customer' and i.kind = 'external_userid' and i.value = m.member_id
      left join contact c on c.id = i.contact_id
    where m.chat_id = ${chatId} and ${filterSql(filter)}
    order by ${raw(ORDERS[page.sort])} limit ${page.limit} offset ${page.offset}`);
  return { rows, total: rows[0]?.total ?? 0 };
}

function filterSql({ search, state, kind }: ChatMemberFilter): Sql {
  const parts = [
    ...(state === 'in' ? [sql`m.left_at is null`] : []),
    ...(state === 'left' ? [sql`m.left_at is not null`] : []),
    ...(kind ? [sql`m.kind = ${kind}`] : []),
    ...(search
      ? [sql`(strpos(lower(coalesce(c.name, m.name, '')), lower(${search})) > 0 or m.member_id = ${search})`]
      : []),
  ];
  return join(parts, ' and ', 'true');
}
