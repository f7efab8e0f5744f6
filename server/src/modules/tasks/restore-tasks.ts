import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** Tasks of a contact that leaves the one it was merged into; those that the merge had closed are open again. */
export async function restoreTasks(
  tx: Tx,
  { from, into, merge }: { from: number; into: number; merge: number },
): Promise<void> {
  await tx.run(sql`
    update task t set contact_id = ${from}
    where t.contact_id = ${into} and (
      t.id in (select s.id from contact_merge m, jsonb_to_recordset(m.snapshot -> 'tasks') as s (id bigint)
               where m.id = ${merge})
      or (t.source ->> 'enrolment')::bigint in (select id from enrolment where contact_id = ${from}))`);
  await tx.run(sql`
    update task t set state = 'open', outcome = null, closed_at = null
    from enrolment e
    where t.contact_id = ${from} and t.state = 'cancelled' and t.outcome = 'merged'
      and e.task_id = t.id and e.status = 'active' and e.waiting = 'task'`);
}
