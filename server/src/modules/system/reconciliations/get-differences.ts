import { differenceListQuery, differencePageSchema } from '@hetang/contract/http/reconciliations';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type ReconciliationDeps, reconciliationParams } from './deps.ts';
import { listDifferences } from './list-differences.ts';

/** `GET /v1/wecom/reconciliations/:id/differences`: what differed, what was mended and what not. */
export function getDifferences({ db }: Pick<ReconciliationDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/reconciliations/:id/differences',
      {
        config: { access: 'any' },
        schema: {
          tags: ['wecom'],
          params: reconciliationParams,
          querystring: differenceListQuery,
          response: { 200: differencePageSchema },
        },
      },
      (request) => {
        const { page, size, sort, ...filter } = request.query;
        const place = { sort, limit: size, offset: (page - 1) * size };
        return listDifferences(db, { run: request.params.id, filter }, place);
      },
    );
  };
}
