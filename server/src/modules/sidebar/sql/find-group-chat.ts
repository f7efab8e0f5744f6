import type { SidebarChat } from '@hetang/contract/http/sidebar';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

export interface GroupChatRow {
  chat_id: string;
  name: string;
  owner_userid: string;
  status: SidebarChat['status'];
  created_at: Date;
  community_key: string | null;
  staff: number;
  customers: number;
  contacts: number;
  joined7: number;
  left7: number;
}

interface Chat {
  id: string;
  /** The member as WeCom calls them. */
  userid: string;
}

/** A customer group with its figures; undefined for one that the member neither owns nor is in. */
export async function findGroupChat(
  db: Queryable,
  { id, userid }: Chat,
  now: Date,
): Promise<GroupChatRow | undefined> {
  return db.one<GroupChatRow>(sql`
    select c.chat_id, c.name, c.owner_userid, c.status, c.created_at, c.community_key, f.*
    from community_chat c, lateral (
      select count(*) filter (where m.left_at is null and m.kind = 'staff') as staff,
        count(*) filter (where m.left_at is null and m.kind = 'customer') as customers,
        count(i.contact_id) filter (where m.left_at is null) as contacts,
        count(*) filter (where m.kind = 'customer' and m.joined_at > ${now}::timestamptz - interval '7 days') as joined7,
        count(*) filter (where m.kind = 'customer' and m.left_at > ${now}::timestamptz - interval '7 days') as left7
      from community_chat_member m
        left join identity i on m.kind = 'customer' and i.kind = 'external_userid' and i.value = m.member_id
      where m.chat_id = c.chat_id) f
    where c.chat_id = ${id} and (c.owner_userid = ${userid} or exists (
      select from community_chat_member m
      where m.chat_id = c.chat_id and m.member_id = ${userid} and m.kind = 'staff' and m.left_at is null))`);
}
