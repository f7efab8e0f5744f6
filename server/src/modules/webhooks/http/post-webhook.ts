import { webhookPutSchema, webhookSecretSchema } from '@hetang/contract/http/webhooks';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { WebhookDeps } from '../deps.ts';
import { newSalt, secretOf } from '../secret.ts';

/** `POST /v1/webhooks`: subscribes an address to events from now on; answers the secret. */
export function postWebhook({ db, clock, key }: WebhookDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/webhooks',
      {
        config: { access: 'user' },
        schema: { tags: ['webhooks'], body: webhookPutSchema, response: { 201: webhookSecretSchema } },
      },
      async ({ body: { name, url, events, active }, caller }, reply) => {
        const salt = newSalt();
        const row = await db.one<{ id: number }>(sql`
          insert into webhook (name, url, events, salt, active, created_at, created_by)
          values (${name}, ${url}, ${events}::text[], ${salt}, ${active}, ${clock.now()}, ${caller?.name ?? ''})
          returning id`);
        const made = { id: row?.id ?? 0, secret: secretOf(key(), salt) };
        return reply.header('cache-control', 'no-store').status(201).send(made);
      },
    );
  };
}
