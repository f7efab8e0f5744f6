import { bulkActListQuery, bulkActPageSchema } from '@hetang/contract/http/bulk-acts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ActsDeps } from '../deps.ts';
import { listActs } from '../sql/find-acts.ts';
import { presentAct } from './present-act.ts';

/** `GET /v1/contacts/acts`: acts on many contacts that were begun. */
export function getActs({ db, clock }: ActsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/acts',
      {
        config: { access: 'any' },
        schema: { tags: ['contacts'], querystring: bulkActListQuery, response: { 200: bulkActPageSchema } },
      },
      async ({ query: { page, size, sort, ...filter } }) => {
        const found = await listActs(db, filter, {
          descending: sort.startsWith('-'),
          limit: size,
          offset: (page - 1) * size,
        });
        return { items: found.rows.map((row) => presentAct(row, clock.now())), total: found.total };
      },
    );
  };
}
