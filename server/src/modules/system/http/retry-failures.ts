import { failureRetrySchema, retriedSchema } from '@hetang/contract/http/system';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { askForFailures } from '../sql/ask-for-failures.ts';

/**
 * `POST /v1/system/failures/retry`: asks the consumer to handle set-aside events again, once; it does so in its
 * next round. Nothing open under a name: 409 for one event, zero for all.
 */
export function retryFailures({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.post(
      '/v1/system/failures/retry',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], body: failureRetrySchema, response: { 200: retriedSchema } },
      },
      async (request) => {
        const which = request.body;
        const asked = await askForFailures(db, which, clock.now());
        if (asked === 0 && !('all' in which))
          throw new HetangError('system/nothing-to-retry', { what: `${which.part}/${which.seq}` });
        return { asked };
      },
    );
  };
}
