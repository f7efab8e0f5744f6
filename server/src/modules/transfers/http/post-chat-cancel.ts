import { transferCancelSchema } from '@hetang/contract/http/transfers';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { TransferHttpDeps } from './deps.ts';
import { transferParams } from './post-cancel.ts';

/** `POST /v1/transfers/chats/:id/cancel`: a group that was not called for yet keeps its owner. */
export function postChatCancel({ db, clock }: TransferHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/transfers/chats/:id/cancel',
      {
        config: { access: 'any' },
        schema: { tags: ['transfers'], params: transferParams, response: { 200: transferCancelSchema } },
      },
      async (request) => ({
        cancelled: await db.run(sql`
          update chat_transfer set state = 'cancelled', settled_at = ${clock.now()}
          where id = ${request.params.id} and state = 'asked'`),
      }),
    );
  };
}
