import { bulkActRequestSchema, bulkActRowSchema } from '@hetang/contract/http/bulk-acts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ActsDeps } from '../deps.ts';
import { planAct } from '../plan-act.ts';
import { findAct } from '../sql/find-acts.ts';
import { presentAct } from './present-act.ts';

/** `POST /v1/contacts/acts`: plans an act on many contacts; answers with how many it means and who is left out. */
export function postAct(deps: ActsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/contacts/acts',
      {
        config: { access: 'any' },
        schema: { tags: ['contacts'], body: bulkActRequestSchema, response: { 200: bulkActRowSchema } },
      },
      async ({ body, caller }) => {
        const id = await planAct(deps, body, caller?.name ?? '');
        return presentAct(await findAct(deps.db, id), deps.clock.now());
      },
    );
  };
}
