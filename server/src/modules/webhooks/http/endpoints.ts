import type { Endpoint } from '../../../kernel/http/app.ts';
import type { WebhookDeps } from '../deps.ts';
import { deleteWebhook, postSecret, putWebhook } from './change-webhook.ts';
import { exportDeliveries } from './export-deliveries.ts';
import { getDeliveries, getWebhooks } from './get-webhooks.ts';
import { postReplay } from './post-replay.ts';
import { postTest } from './post-test.ts';
import { postWebhook } from './post-webhook.ts';

/** Everything webhooks offer over HTTP. */
export function webhookEndpoints(deps: WebhookDeps): Endpoint[] {
  return [
    getWebhooks,
    getDeliveries,
    exportDeliveries,
    postWebhook,
    putWebhook,
    deleteWebhook,
    postSecret,
    postTest,
    postReplay,
  ].map((make) => make(deps));
}
