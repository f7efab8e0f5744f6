import { transferAnswerSchema, transferRequestSchema } from '@hetang/contract/http/transfers';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { askTransfer } from '../ask-transfer.ts';
import type { TransferHttpDeps } from './deps.ts';

/** `POST /v1/transfers`: hands customers to another member; those who cannot be are left out. */
export function postTransfer({ db, clock, onAsked }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/transfers',
      {
        config: { access: 'any' },
        schema: {
          tags: ['transfers'],
          body: transferRequestSchema,
          response: { 200: transferAnswerSchema },
        },
      },
      async (request) => {
        const plan = (await currentPlan(db))?.plan;
        if (!plan) throw new HetangError('transfer/no-taker', { staff: request.body.to });
        const by = request.caller?.name ?? 'unknown';
        return db.transaction(async (tx) => {
          const made = await askTransfer(tx, request.body, { plan, by, now: clock.now() });
          await onAsked?.(tx);
          return made;
        });
      },
    );
  };
}
