import type { Queryable } from '../../../kernel/database/database.ts';
import { raw, sql } from '../../../kernel/database/sql.ts';
import { type TaskFilter, taskFilter } from './task-filter.ts';
import { type TaskListRow, taskColumns, taskTables } from './task-row.ts';

/** A task as the export shows it. Times are local, `2026-01-31 09:05:07`. */
export interface TaskExportRow extends TaskListRow {
  due: string;
  created: string;
  closed: string | null;
  stuck: string | null;
}

/** The next stretch, newest tasks first, below a task number. */
export function walkTasks(
  db: Queryable,
  filter: TaskFilter,
  stretch: { below: number; size: number; timezone: string; now: Date },
): Promise<TaskExportRow[]> {
  const local = (column: string) =>
    sql`to_char(t.${raw(column)} at time zone ${stretch.timezone}, 'YYYY-MM-DD HH24:MI:SS')`;
  return db.rows(sql`
    select ${taskColumns}, ${local('due_at')} as due, ${local('created_at')} as created,
           ${local('closed_at')} as closed, ${local('stuck_at')} as stuck
    from ${taskTables} where t.id < ${stretch.below} and ${taskFilter(filter, stretch.now)}
    order by t.id desc limit ${stretch.size}`);
}
