import { bulkActRowSchema } from '@hetang/contract/http/bulk-acts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ActsDeps } from '../deps.ts';
import { findAct } from '../sql/find-acts.ts';
import { actParams } from './act-params.ts';
import { presentAct } from './present-act.ts';

/** `GET /v1/contacts/acts/:id`: how far it is. */
export function getAct({ db, clock }: ActsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/acts/:id',
      {
        config: { access: 'any' },
        schema: { tags: ['contacts'], params: actParams, response: { 200: bulkActRowSchema } },
      },
      async ({ params }) => presentAct(await findAct(db, params.id), clock.now()),
    );
  };
}
