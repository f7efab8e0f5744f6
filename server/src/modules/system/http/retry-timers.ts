import { retriedSchema, timerRetrySchema } from '@hetang/contract/http/system';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { rearmTimers } from '../sql/rearm-timers.ts';

/** `POST /v1/system/timers/retry`: takes the error off timers, so that they fire again. */
export function retryTimers({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.post(
      '/v1/system/timers/retry',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], body: timerRetrySchema, response: { 200: retriedSchema } },
      },
      async (request) => {
        const which = request.body;
        const asked = await rearmTimers(db, which);
        if (asked === 0 && !('all' in which))
          throw new HetangError('system/nothing-to-retry', { what: `${which.module}/${which.ref}` });
        return { asked };
      },
    );
  };
}
