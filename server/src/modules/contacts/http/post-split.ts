import { splitAskedSchema, splitRequestSchema } from '@hetang/contract/http/merges';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { askSplit } from '../merge/ask-split.ts';
import { type MergesDeps, mergeParams } from './merges-deps.ts';

/** `POST /v1/merges/:id/split`: undoes a merge; answered when it is sure to be done, which takes the engine a moment. */
export function postSplit({ db, clock }: MergesDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/merges/:id/split',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          params: mergeParams,
          body: splitRequestSchema,
          response: { 200: splitAskedSchema },
        },
      },
      async (request) => {
        const wish = {
          merge: request.params.id,
          reason: request.body.reason,
          by: request.caller?.name ?? 'unknown',
        };
        const { id, from, into } = await db.transaction((tx) => askSplit(tx, wish, clock.now()));
        return { merge: id, from, into };
      },
    );
  };
}
