import type { TaskRow } from '@hetang/contract/http/work';
import type { PlanNames } from '../../../conditions/rules/plan-names.ts';
import type { TaskListRow } from '../sql/task-row.ts';

/** A task as lists show it. */
export function presentTask(row: TaskListRow, names: PlanNames): TaskRow {
  return {
    id: row.id,
    kind: row.kind,
    do: row.do_key,
    title: row.title,
    staff: row.staff === null ? null : names.named('staff', row.staff),
    contact: row.contact_id === null ? null : { id: row.contact_id, name: row.contact_name },
    targets: row.targets,
    moment: row.moment_post_id,
    text: row.text,
    fills: row.fills,
    state: row.state,
    dueAt: row.due_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome,
    stuckAt: row.stuck_at?.toISOString() ?? null,
  };
}
