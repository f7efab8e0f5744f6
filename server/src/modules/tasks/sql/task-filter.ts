import { join, type Sql, sql } from '../../../kernel/database/sql.ts';
import type { RowScope } from '../../../kernel/http/app.ts';

/** Which tasks are meant. Everything that is given must hold. */
export interface TaskFilter {
  state?: 'open' | 'done' | 'expired' | 'cancelled' | undefined;
  staff?: string | undefined;
  kind?: 'follow-up' | 'confirm-send' | 'publish-moment' | undefined;
  /** Part of the title or of the contact's name, or the task's number. */
  search?: string | undefined;
  contact?: number | undefined;
  overdue?: 'yes' | 'no' | undefined;
  /** Open, and its member has said that it cannot be done as it stands. */
  stuck?: 'yes' | undefined;
  /** Only tasks that a caller may see. */
  rows?: RowScope | undefined;
}

/** The condition on `task t left join contact c`. */
export function taskFilter(filter: TaskFilter, now: Date): Sql {
  const parts: Sql[] = [];
  if (filter.rows) parts.push(sql`t.staff = any(${filter.rows.staff}::text[])`);
  if (filter.state) parts.push(sql`t.state = ${filter.state}`);
  if (filter.staff) parts.push(sql`t.staff = ${filter.staff}`);
  if (filter.kind) parts.push(sql`t.kind = ${filter.kind}`);
  if (filter.contact !== undefined) parts.push(sql`t.contact_id = ${filter.contact}`);
  if (filter.overdue === 'yes') parts.push(sql`t.state = 'open' and t.due_at < ${now}`);
  if (filter.overdue === 'no') parts.push(sql`not (t.state = 'open' and t.due_at < ${now})`);
  if (filter.stuck === 'yes') parts.push(sql`t.state = 'open' and t.stuck_at is not null`);
  const search = filter.search?.trim();
  if (search) parts.push(found(search));
  return join(parts, ' and ', 'true');
}

function found(search: string): Sql {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  const ways = [sql`t.title ilike ${like}`, sql`c.name ilike ${like}`];
  if (/^\d{1,15}$/.test(search)) ways.push(sql`t.id = ${search}::bigint`);
  return sql`(${join(ways, ' or ')})`;
}
