import type { chatExportQuery, chatListQuery, chatStatusSchema } from '@hetang/contract/http/communities';
import type { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import type { RowScope } from '../../../kernel/http/app.ts';

export type ChatFilter = z.infer<typeof chatExportQuery> & {
  /** Only groups that a caller may see. */
  rows?: RowScope | undefined;
};

/** A group as lists show it. */
export interface ChatListRow {
  chat_id: string;
  name: string;
  owner_userid: string;
  status: z.infer<typeof chatStatusSchema>;
  member_count: number;
  created_at: Date;
  community_key: string | null;
  chosen_by: string | null;
}

const COLUMNS = raw(
  'chat_id, name, owner_userid, status, member_count, created_at, community_key, chosen_by',
);
const ORDERS: Record<z.infer<typeof chatListQuery>['sort'], string> = {
  name: 'name, chat_id',
  '-name': 'name desc, chat_id',
  members: 'member_count, chat_id',
  '-members': 'member_count desc, chat_id',
  createdAt: 'created_at, chat_id',
  '-createdAt': 'created_at desc, chat_id',
};
/** Stands for "none" where a community is asked for. */
const NONE = '-';

/** One page of the groups that pass a filter, and how many there are. */
export async function listChats(
  db: Queryable,
  filter: ChatFilter,
  page: { sort: keyof typeof ORDERS; limit: number; offset: number },
): Promise<{ rows: ChatListRow[]; total: number }> {
  const rows = await db.rows<ChatListRow & { total: number }>(sql`
    select ${COLUMNS}, count(*) over () as total from community_chat where ${filterSql(filter)}
    order by ${raw(ORDERS[page.sort])} limit ${page.limit} offset ${page.offset}`);
  return { rows, total: rows[0]?.total ?? 0 };
}

/** The next groups that pass a filter in the order of their ids. */
export function walkChats(
  db: Queryable,
  filter: ChatFilter,
  { after, size }: { after: string; size: number },
): Promise<ChatListRow[]> {
  return db.rows<ChatListRow>(sql`
    select ${COLUMNS} from community_chat where ${filterSql(filter)} and chat_id > ${after}
    order by chat_id limit ${size}`);
}

function filterSql({ search, community, owner, status, rows }: ChatFilter): Sql {
  const parts = [
    status === undefined ? sql`status <> 'dismissed'` : sql`status = ${status}`,
    ...(search ? [sql`(strpos(lower(name), lower(${search})) > 0 or chat_id = ${search})`] : []),
    ...(community === NONE ? [sql`community_key is null`] : []),
    ...(community && community !== NONE ? [sql`community_key = ${community}`] : []),
    ...(owner ? [sql`owner_userid = ${owner}`] : []),
    ...(rows ? [sql`owner_userid = any(${rows.userids}::text[])`] : []),
  ];
  return join(parts, ' and ');
}

/** One name of a group for each community and way of naming, to compare strange ones with. */
export function chosenNames(db: Queryable): Promise<{ name: string; community: string }[]> {
  return db.rows<{ name: string; community: string }>(sql`
    select name, community_key as community from community_chat
    where community_key is not null and chosen_by is not null
    order by created_at desc limit 1000`);
}
