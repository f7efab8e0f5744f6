import { bulkPeopleQuery, bulkPeopleSchema } from '@hetang/contract/http/bulk-acts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ActsDeps } from '../deps.ts';
import { findAct } from '../sql/find-acts.ts';
import { listPeople } from '../sql/list-people.ts';
import { actParams } from './act-params.ts';

/** `GET /v1/contacts/acts/:id/people`: whom it means, and what became of each. */
export function getActPeople({ db }: ActsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/acts/:id/people',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          params: actParams,
          querystring: bulkPeopleQuery,
          response: { 200: bulkPeopleSchema },
        },
      },
      async ({ params: { id }, query: { page, size, reason } }) => {
        await findAct(db, id);
        return listPeople(db, { act: id, reason }, { limit: size, offset: (page - 1) * size });
      },
    );
  };
}
