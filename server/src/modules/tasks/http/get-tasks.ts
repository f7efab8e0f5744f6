import { taskListQuery, taskPageSchema } from '@hetang/contract/http/work';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { listTasks } from '../sql/list-tasks.ts';
import type { TasksDeps } from './deps.ts';
import { presentTask } from './present-task.ts';
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
          listTasks(
            db,
            { ...filter, rows: request.caller?.rows },
            {
              sort: readSort(sort),
              limit: size,
              offset: (page - 1) * size,
              now: clock.now(),
            },
          ),
        ]);
        const names = namesOf(plan?.plan ?? null);
        return { items: found.rows.map((row) => presentTask(row, names)), total: found.total };
      },
    );
  };
}
