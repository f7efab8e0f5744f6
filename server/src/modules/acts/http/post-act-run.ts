import { bulkActRowSchema } from '@hetang/contract/http/bulk-acts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ActsDeps } from '../deps.ts';
import { runAct } from '../run-act.ts';
import { findAct } from '../sql/find-acts.ts';
import { actParams } from './act-params.ts';
import { presentAct } from './present-act.ts';

/** `POST /v1/contacts/acts/:id/run` */
export function postActRun(deps: ActsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/contacts/acts/:id/run',
      {
        config: { access: 'any' },
        schema: { tags: ['contacts'], params: actParams, response: { 200: bulkActRowSchema } },
      },
      async ({ params: { id } }) => {
        await runAct(deps, id);
        return presentAct(await findAct(deps.db, id), deps.clock.now());
      },
    );
  };
}
