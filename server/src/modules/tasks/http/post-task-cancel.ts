import { taskActionResultSchema } from '@hetang/contract/http/work';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { cancelTask } from '../cancel-task.ts';
import type { TasksDeps } from './deps.ts';
import { taskParams } from './task-id.ts';

/** `POST /v1/tasks/:id/cancel` */
export function postTaskCancel({ db, clock }: TasksDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/tasks/:id/cancel',
      {
        config: { access: 'any' },
        schema: { tags: ['tasks'], params: taskParams, response: { 200: taskActionResultSchema } },
      },
      async (request) => {
        await db.transaction((tx) => cancelTask(tx, request.params.id, clock.now()));
        return { ok: true as const };
      },
    );
  };
}
