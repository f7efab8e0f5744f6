import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { askToRemind, writeIntentions } from '../../outbox/intend.ts';
import { currentPlan } from '../../plan/current.ts';
import { openTask } from './open-task.ts';
import type { LockedTask } from './sql/lock-task.ts';
import { recentReminders } from './sql/recent-reminders.ts';

/** The platform's limit for mass sends; held to for every task. */
const REMINDERS_PER_DAY = 3;

/**
 * Reminds the member of staff of a task, at most three times in 24 hours: of a mass send by the platform's own
 * reminder, of a follow-up by a message of the app.
 * @throws HetangError `task/remind-limit`, `task/nobody`, `task/closed`, `request/not-found`.
 */
export async function remindTask(tx: Tx, id: number, now: Date): Promise<void> {
  const task = await openTask(tx, id);
  if (task.mass_send_id !== null) {
    if (!(await askToRemind(tx, task.mass_send_id, now))) throw new HetangError('task/remind-limit');
    return;
  }
  if (task.staff === null) throw new HetangError('task/nobody', { id });
  const before = await recentReminders(tx, id, now);
  if (before >= REMINDERS_PER_DAY) throw new HetangError('task/remind-limit');
  // Whoever reminds has seen to what stood in the way.
  await tx.run(sql`update task set stuck_at = null where id = ${id}`);
  await writeNotice(tx, task, now);
}

async function writeNotice(tx: Tx, task: LockedTask, now: Date): Promise<void> {
  const plan = await currentPlan(tx);
  const who = task.contact_name === null ? '' : `(客户:${task.contact_name})`;
  await writeIntentions(
    tx,
    [
      {
        dedupe: `task:${task.id}:remind:${now.getTime()}`,
        kind: 'staff-notice',
        contactId: null,
        staff: task.staff,
        message: null,
        planVersion: plan?.version ?? 0,
        params: { title: '任务提醒', text: `${task.title}${who}`, task: task.id },
        journey: null,
        enrolmentId: null,
        notBefore: now,
        notAfter: null,
      },
    ],
    now,
  );
}
