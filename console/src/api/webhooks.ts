import type {
  Delivery,
  replaySchema,
  Webhook,
  WebhookSecret,
  webhookPutSchema,
  webhookTestSchema,
} from '@hetang/contract/http/webhooks';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type { Delivery, Webhook };

type Wanted = Input<typeof webhookPutSchema>;

const POLL_MS = 10_000;
export const WEBHOOKS = 'webhooks';

export function webhooksQuery(query: string) {
  return pageQuery<{ items: Webhook[]; total: number }>([WEBHOOKS, 'list', query], `/v1/webhooks${query}`, {
    refetchInterval: POLL_MS,
  });
}

export function deliveriesQuery(query: string) {
  return pageQuery<{ items: Delivery[]; total: number }>(
    [WEBHOOKS, 'deliveries', query],
    `/v1/webhooks/deliveries${query}`,
    { refetchInterval: POLL_MS },
  );
}

export function addWebhook(body: Wanted): Promise<WebhookSecret> {
  return request('/v1/webhooks', { method: 'POST', body });
}

export function changeWebhook(id: number, body: Wanted): Promise<void> {
  return request(`/v1/webhooks/${id}`, { method: 'PUT', body });
}

export function removeWebhook(id: number): Promise<void> {
  return request(`/v1/webhooks/${id}`, { method: 'DELETE' });
}

export function newSecret(id: number): Promise<WebhookSecret> {
  return request(`/v1/webhooks/${id}/secret`, { method: 'POST' });
}

export function testWebhook(id: number): Promise<Answer<typeof webhookTestSchema>> {
  return request(`/v1/webhooks/${id}/test`, { method: 'POST' });
}

export function replay(body: Input<typeof replaySchema>): Promise<{ asked: number }> {
  return request('/v1/webhooks/deliveries/replay', { method: 'POST', body });
}
