import { intentionRetryAnswerSchema, intentionRetrySchema } from '@hetang/contract/http/work';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { intentionFilter } from '../sql/intention-filter.ts';
import { retryIntentions } from '../sql/retry-intentions.ts';

/** `POST /v1/intentions/retry`: what came to nothing is meant again; what cannot be is left alone. */
export function postIntentionRetry({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.post(
      '/v1/intentions/retry',
      {
        config: { access: 'any' },
        schema: {
          tags: ['reach'],
          body: intentionRetrySchema,
          response: { 200: intentionRetryAnswerSchema },
        },
      },
      async ({ body }) => {
        const which = 'ids' in body ? sql`i.id = any(${body.ids}::bigint[])` : intentionFilter(body.all);
        const asked = await db.transaction((tx) => retryIntentions(tx, which, clock.now()));
        return { asked };
      },
    );
  };
}
