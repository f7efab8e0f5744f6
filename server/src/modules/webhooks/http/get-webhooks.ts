import {
  deliveryListQuery,
  deliveryPageSchema,
  deliverySorts,
  webhookListQuery,
  webhookPageSchema,
  webhookSorts,
} from '@hetang/contract/http/webhooks';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { sortOf } from '../../../kernel/http/sort.ts';
import type { WebhookDeps } from '../deps.ts';
import { listDeliveries, listWebhooks } from '../sql/list-webhooks.ts';

/** `GET /v1/webhooks`: who is told of which events, and how it goes. */
export function getWebhooks({ db }: WebhookDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/webhooks',
      {
        config: { access: 'user' },
        schema: { tags: ['webhooks'], querystring: webhookListQuery, response: { 200: webhookPageSchema } },
      },
      async ({ query: { page, size, sort, search } }) =>
        listWebhooks(db, search, {
          ...sortOf(sort ?? 'name', webhookSorts),
          limit: size,
          offset: (page - 1) * size,
        }),
    );
  };
}

/** `GET /v1/webhooks/deliveries`: what was sent, what waits, what was given up; newest first. */
export function getDeliveries({ db }: WebhookDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/webhooks/deliveries',
      {
        config: { access: 'user' },
        schema: { tags: ['webhooks'], querystring: deliveryListQuery, response: { 200: deliveryPageSchema } },
      },
      async ({ query: { page, size, sort, ...filter } }) =>
        listDeliveries(db, filter, {
          ...sortOf(sort ?? '-createdAt', deliverySorts),
          limit: size,
          offset: (page - 1) * size,
        }),
    );
  };
}
