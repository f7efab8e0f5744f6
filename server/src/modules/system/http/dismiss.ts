import { dismissedSchema, failureDismissSchema } from '@hetang/contract/http/system';
import { z } from 'zod';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { dismissCallback } from '../sql/dismiss-callback.ts';
import { dismissFailure } from '../sql/dismiss-failure.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/**
 * `POST /v1/system/failures/dismiss` and `POST /v1/system/inbox/:id/dismiss`: what cannot be mended stays without
 * effect and is no longer open.
 */
export function dismiss({ db, clock }: { db: Database; clock: Clock }): Endpoint {
  return (app) => {
    app.post(
      '/v1/system/failures/dismiss',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], body: failureDismissSchema, response: { 200: dismissedSchema } },
      },
      async (request) => {
        const which = request.body;
        if ((await dismissFailure(db, which, clock.now())) === 0)
          throw new HetangError('system/nothing-to-retry', { what: `${which.part}/${which.seq}` });
        return { dismissed: 1 as const };
      },
    );
    app.post(
      '/v1/system/inbox/:id/dismiss',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], params, response: { 200: dismissedSchema } },
      },
      async (request) => {
        const { id } = request.params;
        if ((await dismissCallback(db, id)) === 0)
          throw new HetangError('system/nothing-to-retry', { what: id });
        return { dismissed: 1 as const };
      },
    );
  };
}
