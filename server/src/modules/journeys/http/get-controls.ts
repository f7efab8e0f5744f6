import { controlListQuery, controlPageSchema } from '@hetang/contract/http/journeys';
import { keySchema } from '@hetang/contract/plan/values';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { listControls } from '../sql/list-controls.ts';
import type { JourneysDeps } from './deps.ts';

/** `GET /v1/journeys/:key/controls`: who halted it or let it go on, when and why. */
export function getControls({ db }: Pick<JourneysDeps, 'db'>): Endpoint {
  return (app) => {
    app.get(
      '/v1/journeys/:key/controls',
      {
        config: { access: 'any' },
        schema: {
          tags: ['journeys'],
          params: z.object({ key: keySchema }),
          querystring: controlListQuery,
          response: { 200: controlPageSchema },
        },
      },
      async (request) => {
        const { page, size } = request.query;
        const found = await listControls(db, request.params.key, { limit: size, offset: (page - 1) * size });
        const items = found.rows.map((row) => ({ ...row, at: row.at.toISOString() }));
        return { items, total: found.total };
      },
    );
  };
}
