import { webhookPutSchema, webhookSecretSchema } from '@hetang/contract/http/webhooks';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { WebhookDeps } from '../deps.ts';
import { newSalt, secretOf } from '../secret.ts';
import { webhookParams } from './params.ts';

const missing = (id: number) => new HetangError('request/not-found', { what: `webhook ${id}` });

/** `PUT /v1/webhooks/:id`: name, address, events; while it is off what waits stays, and nothing new is kept for it. */
export function putWebhook({ db }: WebhookDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/webhooks/:id',
      {
        config: { access: 'user' },
        schema: { tags: ['webhooks'], params: webhookParams, body: webhookPutSchema },
      },
      async ({ params: { id }, body: { name, url, events, active } }, reply) => {
        const changed = await db.run(sql`
          update webhook set name = ${name}, url = ${url}, events = ${events}::text[], active = ${active}
          where id = ${id}`);
        if (changed === 0) throw missing(id);
        return reply.status(204).send();
      },
    );
  };
}

/** `DELETE /v1/webhooks/:id`: with what waits for it. */
export function deleteWebhook({ db }: WebhookDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/webhooks/:id',
      { config: { access: 'user' }, schema: { tags: ['webhooks'], params: webhookParams } },
      async ({ params: { id } }, reply) => {
        if ((await db.run(sql`delete from webhook where id = ${id}`)) === 0) throw missing(id);
        return reply.status(204).send();
      },
    );
  };
}

/** `POST /v1/webhooks/:id/secret`: a new secret, in force at once. */
export function postSecret({ db, key }: WebhookDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/webhooks/:id/secret',
      {
        config: { access: 'user' },
        schema: { tags: ['webhooks'], params: webhookParams, response: { 201: webhookSecretSchema } },
      },
      async ({ params: { id } }, reply) => {
        const salt = newSalt();
        if ((await db.run(sql`update webhook set salt = ${salt} where id = ${id}`)) === 0) throw missing(id);
        const made = { id, secret: secretOf(key(), salt) };
        return reply.header('cache-control', 'no-store').status(201).send(made);
      },
    );
  };
}
