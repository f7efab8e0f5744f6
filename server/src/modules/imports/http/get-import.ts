import { importListQuery, importPageSchema, importRunSchema } from '@hetang/contract/http/imports';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { findRun, listRuns } from '../runs.ts';

/** `GET /v1/imports`: what was imported, newest first. `GET /v1/imports/:id`: one of them. */
export function getImports({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.get(
      '/v1/imports',
      {
        config: { access: 'any' },
        schema: { tags: ['imports'], querystring: importListQuery, response: { 200: importPageSchema } },
      },
      (request) => listRuns(db, request.query, clock.now()),
    );
    app.get(
      '/v1/imports/:id',
      {
        config: { access: 'any' },
        schema: {
          tags: ['imports'],
          params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
          response: { 200: importRunSchema },
        },
      },
      async (request) => {
        const run = await findRun(db, request.params.id, clock.now());
        if (!run) throw new HetangError('request/not-found', { what: request.url });
        return run;
      },
    );
  };
}
