import type { momentStates } from '@hetang/contract/http/moments';
import type { Attachment } from '../../../channels/media.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import type { MomentSlotWish } from '../rules/next-posts.ts';

/** A Moment as lists show it. */
export interface PostListRow {
  id: number;
  due_at: Date;
  calendar: string | null;
  asked_by: string | null;
  state: (typeof momentStates)[number];
  reason: string | null;
  error: string | null;
  slot: MomentSlotWish;
  content: { title: string; text: string; attachments: Attachment[] } | null;
  not_after: Date;
  made_at: Date | null;
  reminded: Date[];
  cancel_wanted: boolean;
  members: number;
  published: number;
  waiting: number;
  reached: number;
  likes: number;
  comments: number;
}

/** Which Moments are meant. Everything that is given must hold. */
export interface PostFilter {
  id?: number | undefined;
  state?: string | undefined;
  calendar?: string | undefined;
  staff?: string | undefined;
  search?: string | undefined;
}

const COLUMNS = { dueAt: 'due_at', reached: 'reached', likes: 'likes', comments: 'comments' } as const;
type PostSort = keyof typeof COLUMNS;
export const postSorts = Object.keys(COLUMNS) as PostSort[];

function filterSql({ id, state, calendar, staff, search }: PostFilter): Sql {
  const parts: Sql[] = [];
  if (id !== undefined) parts.push(sql`p.id = ${id}`);
  if (state) parts.push(sql`p.state = ${state}`);
  if (calendar) parts.push(sql`p.calendar = ${calendar}`);
  if (staff)
    parts.push(sql`(exists (select from moment_member m where m.post_id = p.id and m.staff = ${staff})
      or p.state = 'planned' and p.slot -> 'staff' ? ${staff})`);
  if (search)
    parts.push(sql`(strpos(lower(p.content ->> 'text'), lower(${search})) > 0
      or strpos(lower(p.content ->> 'title'), lower(${search})) > 0)`);
  return join(parts, ' and ', 'true');
}

/** One page of Moments with what became of them, and how many there are in all. */
export async function listPosts(
  db: Queryable,
  filter: PostFilter,
  page: { sort: PostSort; descending: boolean; limit: number; offset: number },
): Promise<{ rows: PostListRow[]; total: number }> {
  const where = filterSql(filter);
  const order = sql`${raw(COLUMNS[page.sort])} ${raw(page.descending ? 'desc' : 'asc')}, id desc`;
  // What is counted is asked of the page only, unless the page is cut by it.
  const isCounted = page.sort !== 'dueAt';
  const cut = sql`order by ${order} limit ${page.limit} offset ${page.offset}`;
  const [rows, count] = await Promise.all([
    db.rows<PostListRow>(sql`
      with p as materialized (
        select p.* from moment_post p where ${where} ${isCounted ? sql`` : cut}
      )
      select p.id, p.due_at, p.calendar, p.asked_by, p.state, p.reason, p.error, p.slot, p.content, p.not_after, p.made_at,
             p.reminded, p.cancel_wanted, of_members.*, of_marks.*
      from p cross join lateral (
        select count(*)::int as members, count(*) filter (where m.state = 'published')::int as published,
               count(*) filter (where m.state = 'waiting')::int as waiting, coalesce(sum(m.reached), 0)::int as reached
        from moment_member m where m.post_id = p.id) of_members
      cross join lateral (
        select count(*) filter (where k.kind = 'like')::int as likes,
               count(*) filter (where k.kind = 'comment')::int as comments
        from moment_mark k where k.post_id = p.id) of_marks
      ${isCounted ? cut : sql`order by ${order}`}`),
    db.one<{ total: number }>(sql`select count(*)::int as total from moment_post p where ${where}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}
