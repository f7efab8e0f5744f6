import { taskActionResultSchema, taskDoneSchema } from '@hetang/contract/http/work';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { askedBy } from '../../../kernel/http/asked-by.ts';
import { finishTask } from '../finish-task.ts';
import type { TasksDeps } from './deps.ts';
import { taskParams } from './task-id.ts';

/** `POST /v1/tasks/:id/done`: what came out of a follow-up. */
export function postTaskDone({ db, clock }: TasksDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/tasks/:id/done',
      {
        config: { access: 'any' },
        schema: {
          tags: ['tasks'],
          params: taskParams,
          body: taskDoneSchema,
          response: { 200: taskActionResultSchema },
        },
      },
      async (request) => {
        const by = askedBy(request.caller, clock);
        await db.transaction((tx) => finishTask(tx, request.params.id, request.body, by));
        return { ok: true as const };
      },
    );
  };
}
