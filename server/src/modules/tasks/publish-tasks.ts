import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** A Moment that members publish in the client. 朋友圈待发表 */
export interface NewPublishTasks {
  momentId: number;
  title: string;
  staff: readonly string[];
  dueAt: Date;
}

/** Writes the tasks to publish a Moment, once for each member. */
export async function openPublishTasks(
  tx: Tx,
  { momentId, title, staff, dueAt }: NewPublishTasks,
  now: Date,
): Promise<void> {
  await tx.run(sql`
    insert into task (kind, do_key, title, staff, moment_post_id, due_at, created_at)
    select 'publish-moment', 'publish-moment', ${title}, staff, ${momentId}, ${dueAt}, ${now}
    from unnest(${[...staff]}::text[]) as staff
    on conflict do nothing`);
}

/** Closes the tasks of members for whom a Moment has come to an end; those that are closed stay as they are. */
export async function closePublishTasks(
  tx: Tx,
  momentId: number,
  ends: readonly { staff: string; state: 'done' | 'expired' | 'cancelled'; outcome: string }[],
  now: Date,
): Promise<void> {
  if (ends.length === 0) return;
  await tx.run(sql`
    update task t set state = e.state, outcome = e.outcome, closed_at = ${now}
    from json_to_recordset(${JSON.stringify(ends)}::json) as e (staff text, state text, outcome text)
    where t.moment_post_id = ${momentId} and t.staff = e.staff and t.state = 'open'`);
}
