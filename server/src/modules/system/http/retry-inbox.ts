import { retriedSchema } from '@hetang/contract/http/system';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { renewInbox } from '../sql/renew-inbox.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `POST /v1/system/inbox/:id/retry` and, for all that failed, `POST /v1/system/inbox/retry`. */
export function retryInbox({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.post(
      '/v1/system/inbox/:id/retry',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], params, response: { 200: retriedSchema } },
      },
      async (request) => {
        const { id } = request.params;
        const asked = await renewInbox(db, { id }, clock.now());
        if (asked === 0) throw new HetangError('system/nothing-to-retry', { what: id });
        return { asked };
      },
    );
    app.post(
      '/v1/system/inbox/retry',
      { config: { access: 'user' }, schema: { tags: ['system'], response: { 200: retriedSchema } } },
      async () => ({ asked: await renewInbox(db, { all: true }, clock.now()) }),
    );
  };
}
