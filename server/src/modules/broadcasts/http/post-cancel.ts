import { runCancelledSchema } from '@hetang/contract/http/reach';
import { z } from 'zod';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { cancelRuns } from '../cancel-runs.ts';
import type { BroadcastDeps } from './deps.ts';

/** `POST /v1/broadcast-runs/:id/cancel`: calls off one sending; what was confirmed stays sent. */
export function postCancel({ db, clock }: BroadcastDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/broadcast-runs/:id/cancel',
      {
        config: { access: 'any' },
        schema: {
          tags: ['reach'],
          params: z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
          response: { 200: runCancelledSchema },
        },
      },
      async (request) =>
        db.transaction(async (tx) => {
          const { id } = request.params;
          const run = await tx.one<{ id: number; state: string }>(
            sql`select id, state from broadcast_run where id = ${id} for update`,
          );
          if (!run) throw new HetangError('request/not-found', { what: `broadcast run ${id}` });
          if (run.state === 'cancelled' || run.state === 'skipped')
            throw new HetangError('broadcast/over', { id, state: run.state });
          const why = { reason: 'cancelled-by-operator', by: request.caller?.name ?? '' };
          return cancelRuns(tx, [run], why, clock.now());
        }),
    );
  };
}
