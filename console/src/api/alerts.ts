import type { AlertPage, alertReadDoneSchema } from '@hetang/contract/http/alerts';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, request } from './client.ts';

const POLL_MS = 30_000;

/** What needs whoever is signed in. */
export const alertsQuery = queryOptions({
  queryKey: ['alerts'],
  queryFn: ({ signal }) => request<AlertPage>('/v1/alerts?size=100', { signal }),
  refetchInterval: POLL_MS,
});

/** @param ids all that are open when left out. */
export function readAlerts(ids?: number[]): Promise<Answer<typeof alertReadDoneSchema>> {
  return request('/v1/alerts/read', { method: 'POST', body: ids ? { ids } : {} });
}
