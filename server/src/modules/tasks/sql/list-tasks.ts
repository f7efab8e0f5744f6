import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, type Sql, sql } from '../../../kernel/database/sql.ts';
import { type TaskFilter, taskFilter } from './task-filter.ts';
import { type TaskListRow, taskColumns, taskTables } from './task-row.ts';

const COLUMNS = {
  dueAt: 't.due_at',
  createdAt: 't.created_at',
  closedAt: 't.closed_at',
  title: 't.title',
  staff: 't.staff',
} as const;
export type TaskSort = keyof typeof COLUMNS;
export const taskSorts = Object.keys(COLUMNS) as TaskSort[];

export interface TaskPage {
  /** Without one: what is open first, by due time; then the rest, newest first. */
  sort: { by: TaskSort; descending: boolean } | null;
  limit: number;
  offset: number;
  now: Date;
}

/** One page of tasks and how many there are in all. */
export async function listTasks(
  db: Queryable,
  filter: TaskFilter,
  page: TaskPage,
): Promise<{ rows: TaskListRow[]; total: number }> {
  const where = taskFilter(filter, page.now);
  const order = orderOf(page.sort);
  // What is shown beside a task is looked up for the page only; a join that a filter does not need costs nothing.
  const [rows, count] = await Promise.all([
    db.rows<TaskListRow>(sql`
      with page as materialized (
        select t.id from task t left join contact c on c.id = t.contact_id where ${where}
        order by ${order} limit ${page.limit} offset ${page.offset}
      )
      select ${taskColumns} from ${taskTables} where t.id = any(array(select id from page)) order by ${order}`),
    db.one<{ total: number }>(sql`
      select count(*) as total from task t left join contact c on c.id = t.contact_id where ${where}`),
  ]);
  return { rows, total: count?.total ?? 0 };
}

function orderOf(sort: TaskPage['sort']): Sql {
  if (!sort) return raw("t.state <> 'open', case when t.state = 'open' then t.due_at end, t.id desc");
  const direction = sort.descending ? 'desc nulls last' : 'asc nulls first';
  return raw(`${COLUMNS[sort.by]} ${direction}, t.id ${sort.descending ? 'desc' : 'asc'}`);
}
