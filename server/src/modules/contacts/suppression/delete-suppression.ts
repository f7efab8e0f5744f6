import { suppressionAnswerSchema } from '@hetang/contract/http/suppressions';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type SuppressionDeps, suppressionParams } from './deps.ts';
import { release } from './suppress.ts';

/** `DELETE /v1/contacts/:id/suppression` */
export function deleteSuppression({ db, clock }: SuppressionDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/contacts/:id/suppression',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          params: suppressionParams,
          response: { 200: suppressionAnswerSchema },
        },
      },
      async (request) => {
        const by = request.caller?.name ?? 'unknown';
        await db.transaction((tx) => release(tx, request.params.id, by, clock.now()));
        return { suppression: null };
      },
    );
  };
}
