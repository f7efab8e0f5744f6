import { webhookTestSchema } from '@hetang/contract/http/webhooks';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { callUrl } from '../../journeys/api.ts';
import type { WebhookDeps } from '../deps.ts';
import { secretOf } from '../secret.ts';
import { webhookParams } from './params.ts';

const LIMIT = { max: 20, timeWindow: '1 minute' };
const TIMEOUT_MS = 10_000;

/** `POST /v1/webhooks/:id/test`: sends an event `webhook.test` once, now, and answers what came back. */
export function postTest({ db, clock, key, allowPrivate }: WebhookDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/webhooks/:id/test',
      {
        config: { access: 'user', rateLimit: LIMIT },
        schema: { tags: ['webhooks'], params: webhookParams, response: { 200: webhookTestSchema } },
      },
      async (request) => {
        const { id } = request.params;
        const row = await db.one<{ url: string; salt: Buffer }>(
          sql`select url, salt from webhook where id = ${id}`,
        );
        if (!row) throw new HetangError('request/not-found', { what: `webhook ${id}` });
        const now = clock.now();
        const callId = `test-${request.id}`;
        const body = JSON.stringify({ id: callId, event: 'webhook.test', at: now.toISOString(), props: {} });
        const outcome = await callUrl(
          {
            url: row.url,
            body,
            id: callId,
            timeoutMs: TIMEOUT_MS,
            timestamp: Math.floor(now.getTime() / 1000),
          },
          { secret: secretOf(key(), row.salt), allowPrivate },
        );
        return 'status' in outcome
          ? { status: outcome.status, error: null }
          : { status: null, error: outcome.error };
      },
    );
  };
}
