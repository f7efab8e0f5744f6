import { inboxListQuery, inboxPageSchema } from '@hetang/contract/http/system';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { redactBody } from '../rules/redact-body.ts';
import { listInbox } from '../sql/list-inbox.ts';

/** `GET /v1/system/inbox`: a page of the platform's callbacks that failed for good. */
export function getInbox({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.get(
      '/v1/system/inbox',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], querystring: inboxListQuery, response: { 200: inboxPageSchema } },
      },
      async (request) => {
        const { page, size } = request.query;
        const { rows, total } = await listInbox(db, { limit: size, offset: (page - 1) * size });
        const items = rows.map(({ body, received_at, ...row }) => ({
          ...row,
          receivedAt: received_at.toISOString(),
          body: redactBody(body),
        }));
        return { items, total };
      },
    );
  };
}
