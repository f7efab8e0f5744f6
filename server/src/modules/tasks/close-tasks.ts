import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export type TaskEnd = 'done' | 'expired' | 'cancelled';

export interface TaskClosing {
  id: number;
  state: TaskEnd;
  /** What came out of it, in words, or null. */
  outcome: string | null;
}

/**
 * Closes tasks that are still open. Of two who close the same task at once, one wins.
 * @returns the ids really closed by this call.
 */
export async function closeTasks(tx: Tx, rows: readonly TaskClosing[], now: Date): Promise<number[]> {
  if (rows.length === 0) return [];
  const closed = await tx.rows<{ id: number }>(sql`
    with asked as (
      select distinct on ("id") "id", "state", "outcome"
      from json_to_recordset(${JSON.stringify(rows)}::json) as r ("id" bigint, "state" text, "outcome" text)
      order by "id"
    ),
    held as (
      select task.id from task join asked using (id) where task.state = 'open' order by task.id for update of task
    )
    update task set state = asked.state, outcome = asked.outcome, closed_at = ${now}
    from asked join held using (id)
    where task.id = asked.id and task.state = 'open'
    returning task.id`);
  return closed.map((row) => row.id);
}
