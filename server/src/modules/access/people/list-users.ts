import type { UserRow, userListQuery, userSorts } from '@hetang/contract/http/access';
import type { z } from 'zod';
import type { Queryable } from '../../../kernel/database/database.ts';
import { join, raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import { IDLE_MS } from '../rules/session-life.ts';

type Filter = Pick<z.infer<typeof userListQuery>, 'search' | 'role' | 'state'>;
type Sort = (typeof userSorts)[number];

const COLUMNS: Record<Sort, string> = {
  name: 'name',
  login: 'login',
  createdAt: 'created_at',
  lastSeenAt: 'last_seen_at',
};

interface Row {
  id: number;
  login: string;
  name: string;
  role: string;
  staff: string | null;
  unit: string | null;
  state: UserRow['state'];
  created_at: Date;
  last_seen_at: Date | null;
  sessions: number;
  total: number;
}

/** One page of the users, and how many there are in all. Sessions that are over do not count. */
export async function listUsers(
  db: Queryable,
  filter: Filter,
  page: { sort: Sort; descending: boolean; limit: number; offset: number; now: Date },
): Promise<{ items: UserRow[]; total: number }> {
  const idle = new Date(page.now.getTime() - IDLE_MS);
  const rows = await db.rows<Row>(sql`
    with known as (
      select u.id, u.login, u.name, u.role, u.staff, u.unit, u.created_at,
        case when u.disabled_at is not null then 'disabled'
          when u.password_hash is null and exists (select from user_invite i where i.user_id = u.id) then 'invited'
          else 'active' end as state,
        (select max(s.last_seen_at) from session s where s.user_id = u.id) as last_seen_at,
        (select count(*) from session s
          where s.user_id = u.id and s.expires_at > ${page.now} and s.last_seen_at > ${idle}) as sessions
      from app_user u
    )
    select *, count(*) over () as total from known where ${where(filter)}
    order by ${raw(`${COLUMNS[page.sort]} ${page.descending ? 'desc nulls last' : 'asc nulls first'}, id`)}
    limit ${page.limit} offset ${page.offset}`);
  const items = rows.map(({ created_at, last_seen_at, ...row }) => ({
    ...row,
    createdAt: created_at.toISOString(),
    lastSeenAt: last_seen_at?.toISOString() ?? null,
  }));
  return { items, total: rows[0]?.total ?? 0 };
}

function where({ search, role, state }: Filter): Sql {
  const like = `%${search?.trim().replace(/[\\%_]/g, '\\$&') ?? ''}%`;
  return join(
    [
      ...(search?.trim() ? [sql`(name ilike ${like} or login ilike ${like})`] : []),
      ...(role ? [sql`role = ${role}`] : []),
      ...(state ? [sql`state = ${state}`] : []),
    ],
    ' and ',
    'true',
  );
}
