import type { Tx } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import { askToCancel } from '../../outbox/intend.ts';
import { closeTasks } from './close-tasks.ts';
import { openTask } from './open-task.ts';

/**
 * Cancels a task. A follow-up ends at once; a journey that waits for it goes on when it would have been due. A
 * mass send is first called off at the platform, and the task ends when that is sure: what the sender has
 * confirmed by then stays sent.
 * @throws HetangError `task/closed`, `task/of-moment`, `request/not-found`.
 */
export async function cancelTask(tx: Tx, id: number, now: Date): Promise<void> {
  const task = await openTask(tx, id);
  if (task.kind === 'publish-moment') throw new HetangError('task/of-moment');
  if (task.mass_send_id !== null) await askToCancel(tx, task.mass_send_id, now);
  else await closeTasks(tx, [{ id, state: 'cancelled', outcome: null }], now);
}
