import {
  taskActionResultSchema,
  taskDoneSchema,
  taskListQuery,
  taskPageSchema,
} from '@hetang/contract/http/work';
import { namesOf } from '../../../conditions/rules/plan-names.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Caller, Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { staffOfPlan } from '../../access/api.ts';
import { finishTask } from '../finish-task.ts';
import { isTaskOf } from '../sql/is-task-of.ts';
import { listTasks } from '../sql/list-tasks.ts';
import type { TasksDeps } from './deps.ts';
import { presentTask } from './present-task.ts';
import { readSort } from './read-sort.ts';
import { taskParams } from './task-id.ts';

/** Who is asking, as the plan calls them; whoever has left the plan has no tasks. */
async function keyOf(db: Queryable, caller: Caller | null): Promise<string> {
  const staff = caller ? await staffOfPlan(db, caller.name) : null;
  if (!staff) throw new HetangError('access/not-staff', { userid: caller?.name ?? '' });
  return staff.key;
}

/** `GET /v1/my/tasks`: the tasks of the member of staff who asks, in the form of all tasks. */
export function getMyTasks({ db, clock }: TasksDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/my/tasks',
      {
        config: { access: 'staff' },
        schema: {
          tags: ['my'],
          querystring: taskListQuery.omit({ staff: true }),
          response: { 200: taskPageSchema },
        },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const staff = await keyOf(db, request.caller);
        const look = { sort: readSort(sort), limit: size, offset: (page - 1) * size, now: clock.now() };
        const [plan, found] = [await currentPlan(db), await listTasks(db, { ...filter, staff }, look)];
        const names = namesOf(plan?.plan ?? null);
        return { items: found.rows.map((row) => presentTask(row, names)), total: found.total };
      },
    );
  };
}

/** `POST /v1/my/tasks/:id/done`: what came out of a follow-up of one's own. */
export function postMyTaskDone({ db, clock }: TasksDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/my/tasks/:id/done',
      {
        config: { access: 'staff' },
        schema: {
          tags: ['my'],
          params: taskParams,
          body: taskDoneSchema,
          response: { 200: taskActionResultSchema },
        },
      },
      async (request) => {
        const staff = await keyOf(db, request.caller);
        const { id } = request.params;
        await db.transaction(async (tx) => {
          if (!(await isTaskOf(tx, id, staff)))
            throw new HetangError('request/not-found', { what: `task ${id}` });
          await finishTask(tx, id, request.body, { now: clock.now(), source: `staff:${staff}` });
        });
        return { ok: true as const };
      },
    );
  };
}
