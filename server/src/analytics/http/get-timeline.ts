import { timelineQuery, timelineSchema } from '@hetang/contract/http/contacts';
import { z } from 'zod';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { readTimeline } from '../read-timeline.ts';
import type { AnalyticsDeps } from './deps.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `GET /v1/contacts/:id/timeline` */
export function getTimeline({ db, analytics }: AnalyticsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/contacts/:id/timeline',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          params,
          querystring: timelineQuery,
          response: { 200: timelineSchema },
        },
      },
      async (request) => {
        const contactId = request.params.id;
        const known = await db.one(sql`select 1 from contact where id = ${contactId}`);
        if (!known) throw new HetangError('request/not-found', { what: `contact ${contactId}` });
        return readTimeline({ db, analytics }, { contactId, ...request.query });
      },
    );
  };
}
