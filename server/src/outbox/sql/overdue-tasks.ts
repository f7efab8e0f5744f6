import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export interface OverdueTask {
  id: number;
  contact_id: number | null;
  do_key: string;
}

/** Follow-up tasks past their time that no journey waits for; locked until the commit. */
export function overdueTasks(tx: Tx, now: Date, limit: number): Promise<OverdueTask[]> {
  return tx.rows(sql`
    select id, contact_id, do_key from task
    where state = 'open' and due_at <= ${now} and kind = 'follow-up' and not exists (
      select from enrolment e
      where e.id = (task.source ->> 'enrolment')::bigint and e.task_id = task.id
        and e.status = 'active' and e.waiting = 'task')
    order by due_at limit ${limit} for update of task skip locked`);
}
