import { wecomCallPageSchema, wecomCallQuery } from '@hetang/contract/http/wecom';
import type { Clock } from '../../../../kernel/clock.ts';
import type { Database } from '../../../../kernel/database/database.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { langOf } from '../../../../kernel/http/errors.ts';
import { listCalls, sinceOf } from '../list-calls.ts';
import { presentCall } from './present-call.ts';

/** `GET /v1/wecom/calls`: a page of the log of calls to the platform. */
export function getCalls({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.get(
      '/v1/wecom/calls',
      {
        config: { access: 'user' },
        schema: {
          tags: ['wecom'],
          querystring: wecomCallQuery,
          response: { 200: wecomCallPageSchema },
        },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const { rows, total } = await listCalls(db, sinceOf(filter, clock.now()), {
          sort,
          limit: size,
          offset: (page - 1) * size,
        });
        return { items: rows.map((row) => presentCall(row, langOf(request))), total };
      },
    );
  };
}
