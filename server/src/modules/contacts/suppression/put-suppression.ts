import { suppressionAnswerSchema, suppressionRequestSchema } from '@hetang/contract/http/suppressions';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type SuppressionDeps, suppressionParams } from './deps.ts';
import { suppress } from './suppress.ts';

/** `PUT /v1/contacts/:id/suppression` */
export function putSuppression({ db, clock }: SuppressionDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/contacts/:id/suppression',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          params: suppressionParams,
          body: suppressionRequestSchema,
          response: { 200: suppressionAnswerSchema },
        },
      },
      async (request) => {
        const { reason, until } = request.body;
        const by = request.caller?.name ?? 'unknown';
        const wish = { contactId: request.params.id, reason, by, until: until ? new Date(until) : null };
        const at = await db.transaction(async (tx) => {
          const now = clock.now(); // with a connection at hand: a mark does not hold while it waits for one
          await suppress(tx, wish, now);
          return now.toISOString();
        });
        return { suppression: { reason, by, at, until: until ?? null } };
      },
    );
  };
}
