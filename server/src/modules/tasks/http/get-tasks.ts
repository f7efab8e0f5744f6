import { type TaskRow, taskListQuery, taskPageSchema } from '@hetang/contract/http/work';
import { namesOf, type PlanNames } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listTasks } from '../sql/list-tasks.ts';
import type { TaskListRow } from '../sql/task-row.ts';
import type { TasksDeps } from './deps.ts';
import { readSort } from './read-sort.ts';

/** `GET /v1/tasks`: a page of tasks. */
export function getTasks({ db, clock }: TasksDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/tasks',
      {
        config: { access: 'any' },
        schema: { tags: ['tasks'], querystring: taskListQuery, response: { 200: taskPageSchema } },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const [plan, found] = await Promise.all([
          currentPlan(db),
          listTasks(db, filter, {
            sort: readSort(sort),
            limit: size,
            offset: (page - 1) * size,
            now: clock.now(),
          }),
        ]);
        const names = namesOf(plan?.plan ?? null);
        return { items: found.rows.map((row) => presentTask(row, names)), total: found.total };
      },
    );
  };
}

function presentTask(row: TaskListRow, names: PlanNames): TaskRow {
  return {
    id: row.id,
    kind: row.kind,
    do: row.do_key,
    title: row.title,
    staff: row.staff === null ? null : names.named('staff', row.staff),
    contact: row.contact_id === null ? null : { id: row.contact_id, name: row.contact_name },
    targets: row.targets,
    text: row.text,
    fills: row.fills,
    state: row.state,
    dueAt: row.due_at.toISOString(),
    createdAt: row.created_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    outcome: row.outcome,
  };
}
