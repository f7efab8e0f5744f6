import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { TaskEnd } from './close-tasks.ts';

export {
  claimEndedCards,
  type EndedCard,
  keepCards,
  markCardsClosed,
  postponeCards,
  type SentCard,
} from './cards.ts';
export { closeTasks, type TaskClosing, type TaskEnd } from './close-tasks.ts';
export { pressCard } from './press-card.ts';
export { closePublishTasks, openPublishTasks } from './publish-tasks.ts';
export { cardButtons, cardKey } from './rules/card.ts';

/** A piece of work for a member of staff. 任务 */
export interface NewTask {
  /** From `nextTaskIds`, so that a journey can name the task before it is written. */
  id: number;
  do: string;
  title: string;
  /** Staff key of the plan; null when nobody looks after the contact. */
  staff: string | null;
  contactId: number;
  /** What the outcome fills: `tag-group/x`, `field/y`. */
  fills: string[];
  dueAt: Date;
  /** Where it comes from; `{ journey, enrolment }` for a journey's task, whose expiry the journey decides. */
  source: Record<string, unknown>;
}

/** Reserves task ids. */
export async function nextTaskIds(tx: Tx, count: number): Promise<number[]> {
  if (count === 0) return [];
  const rows = await tx.rows<{ id: number }>(
    sql`select nextval('task_id_seq') as id from generate_series(1, ${count}::int)`,
  );
  return rows.map((row) => row.id);
}

/** Writes follow-up tasks; an id that exists already stays as it is. Appends no event: that is the caller's. */
export async function createTasks(tx: Tx, rows: readonly NewTask[], now: Date): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(sql`
    insert into task (id, kind, do_key, title, staff, contact_id, fills, due_at, source, created_at)
    select r."id", 'follow-up', r."do", r."title", r."staff", r."contactId",
           array(select json_array_elements_text(r."fills")), r."dueAt", r."source", ${now}
    from json_to_recordset(${JSON.stringify(rows)}::json)
      as r ("id" bigint, "do" text, "title" text, "staff" text, "contactId" bigint, "fills" json,
            "dueAt" timestamptz, "source" jsonb)
    on conflict (id) do nothing`);
}

/** A mass task of the platform that its sender must confirm in the client. 群发待确认 */
export interface NewConfirmTask {
  massSendId: number;
  title: string;
  staff: string;
  /** The contact, when there is only one. */
  contactId: number | null;
  dueAt: Date;
}

/**
 * Writes the task to confirm a mass send, once for each.
 * @returns its number.
 */
export async function openConfirmTask(tx: Tx, task: NewConfirmTask, now: Date): Promise<number | null> {
  const opened = await tx.one<{ id: number }>(sql`
    insert into task (kind, do_key, title, staff, contact_id, mass_send_id, due_at, created_at)
    values ('confirm-send', 'confirm-send', ${task.title}, ${task.staff}, ${task.contactId}, ${task.massSendId},
            ${task.dueAt}, ${now})
    on conflict do nothing
    returning id`);
  return opened?.id ?? null;
}

/** Closes the task to confirm a mass send if it is still open. */
export async function closeConfirmTask(
  tx: Tx,
  massSendId: number,
  end: { state: TaskEnd; outcome: string | null },
  now: Date,
): Promise<void> {
  await tx.run(sql`
    update task set state = ${end.state}, outcome = ${end.outcome}, closed_at = ${now}
    where mass_send_id = ${massSendId} and state = 'open'`);
}
