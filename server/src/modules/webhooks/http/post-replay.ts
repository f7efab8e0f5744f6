import { replayAnswerSchema, replaySchema } from '@hetang/contract/http/webhooks';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { WebhookDeps } from '../deps.ts';
import { replayDeliveries } from '../sql/deliveries.ts';

/** `POST /v1/webhooks/deliveries/replay`: sends these again, or all that was given up for one subscriber. */
export function postReplay({ db, clock }: WebhookDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/webhooks/deliveries/replay',
      {
        config: { access: 'user' },
        schema: { tags: ['webhooks'], body: replaySchema, response: { 200: replayAnswerSchema } },
      },
      async ({ body }) => ({ asked: await replayDeliveries(db, body, clock.now()) }),
    );
  };
}
