import { mergeAskedSchema, mergeRequestSchema } from '@hetang/contract/http/merges';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { askMerge } from '../merge/ask-merge.ts';
import type { MergesDeps } from './merges-deps.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `POST /v1/contacts/:id/merge`: answered when nothing can go to the other contact any more. */
export function postMerge({ db, clock }: MergesDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/contacts/:id/merge',
      {
        config: { access: 'any' },
        schema: { tags: ['contacts'], params, body: mergeRequestSchema, response: { 200: mergeAskedSchema } },
      },
      async (request) => {
        const wish = { ...request.body, into: request.params.id, by: request.caller?.name ?? 'unknown' };
        const merge = await db.transaction((tx) => askMerge(tx, wish, clock.now()));
        return { merge, from: wish.from, into: wish.into };
      },
    );
  };
}
