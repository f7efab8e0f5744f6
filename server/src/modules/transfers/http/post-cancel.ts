import { transferCancelSchema } from '@hetang/contract/http/transfers';
import { z } from 'zod';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { cancelTransfer } from '../ask-transfer.ts';
import type { TransferHttpDeps } from './deps.ts';

/** The transfer in the path. */
export const transferParams = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `POST /v1/transfers/:id/cancel`: those who were not called for yet stay where they are. */
export function postCancel({ db, clock }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/transfers/:id/cancel',
      {
        config: { access: 'any' },
        schema: { tags: ['transfers'], params: transferParams, response: { 200: transferCancelSchema } },
      },
      async (request) => ({
        cancelled: await db.transaction((tx) => cancelTransfer(tx, request.params.id, clock.now())),
      }),
    );
  };
}
