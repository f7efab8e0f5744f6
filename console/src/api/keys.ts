import type { apiKeyCreatedSchema, apiKeyCreateSchema, apiKeySchema } from '@hetang/contract/http/events';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';

export type ApiKey = Answer<typeof apiKeySchema>;
export type CreatedKey = Answer<typeof apiKeyCreatedSchema>;

export const keysQuery = queryOptions({
  queryKey: ['api-keys'],
  queryFn: ({ signal }) => request<{ items: ApiKey[] }>('/v1/api-keys', { signal }),
});

export function createKey(body: Input<typeof apiKeyCreateSchema>): Promise<CreatedKey> {
  return request('/v1/api-keys', { method: 'POST', body });
}

export function revokeKey(id: number): Promise<void> {
  return request(`/v1/api-keys/${id}`, { method: 'DELETE' });
}
