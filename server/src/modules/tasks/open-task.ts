import type { Tx } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import { type LockedTask, lockTask } from './sql/lock-task.ts';

/**
 * A task that is open, locked until the commit.
 * @throws HetangError `request/not-found`, or `task/closed` when it has ended.
 */
export async function openTask(tx: Tx, id: number): Promise<LockedTask> {
  const task = await lockTask(tx, id);
  if (!task) throw new HetangError('request/not-found', { what: `task ${id}` });
  if (task.state !== 'open') throw new HetangError('task/closed', { id, state: task.state });
  return task;
}
