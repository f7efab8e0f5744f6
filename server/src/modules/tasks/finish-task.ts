import type { Scalar } from '@hetang/contract/plan/values';
import type { Tx } from '../../kernel/database/database.ts';
import { HetangError } from '../../kernel/errors.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { currentPlan } from '../../plan/current.ts';
import { closeTasks } from './close-tasks.ts';
import { openTask } from './open-task.ts';
import { checkOutcome } from './rules/check-outcome.ts';

export interface TaskOutcome {
  note: string;
  tags: string[];
  fields: Record<string, Scalar>;
}

/**
 * A member of staff has done a follow-up task: closes it and tells the log, which brings tags and fields to the
 * contact and lets the journey go on.
 * @throws HetangError `task/confirm-in-client` for a mass send, `task/closed`, `request/not-found`,
 * `request/invalid` for tags and fields that the plan does not have.
 */
export async function finishTask(
  tx: Tx,
  id: number,
  outcome: TaskOutcome,
  by: { now: Date; source: string },
): Promise<void> {
  const task = await openTask(tx, id);
  if (task.kind === 'confirm-send') throw new HetangError('task/confirm-in-client');
  if (task.kind === 'publish-moment') throw new HetangError('task/of-moment');
  const plan = (await currentPlan(tx))?.plan;
  const problem = checkOutcome(outcome, plan ?? { tags: {}, fields: {} });
  if (problem) throw new HetangError('request/invalid', { field: problem.field, problem: problem.problem });
  await closeTasks(tx, [{ id, state: 'done', outcome: outcome.note || null }], by.now);
  if (task.contact_id === null) return;
  await appendToLog(
    tx,
    [
      {
        contactId: task.contact_id,
        name: 'task.done',
        at: by.now,
        props: { task: id, do: task.do_key, ...outcome },
        source: by.source,
        dedupe: `task:${id}:done`,
      },
    ],
    by.now,
  );
}
