import { taskActionResultSchema } from '@hetang/contract/http/work';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { remindTask } from '../remind-task.ts';
import type { TasksDeps } from './deps.ts';
import { taskParams } from './task-id.ts';

/** `POST /v1/tasks/:id/remind` */
export function postTaskRemind({ db, clock }: TasksDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/tasks/:id/remind',
      {
        config: { access: 'any' },
        schema: { tags: ['tasks'], params: taskParams, response: { 200: taskActionResultSchema } },
      },
      async (request) => {
        await db.transaction((tx) => remindTask(tx, request.params.id, clock.now()));
        return { ok: true as const };
      },
    );
  };
}
