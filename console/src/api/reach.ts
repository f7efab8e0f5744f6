import type {
  BroadcastPreview,
  BroadcastTestResult,
  broadcastListSchema,
  broadcastTestSchema,
  massSendPageSchema,
  ReachQuota,
  runCancelledSchema,
  runPageSchema,
} from '@hetang/contract/http/reach';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

const POLL_MS = 10_000;

export function massSendsQuery(query: string) {
  return pageQuery<Answer<typeof massSendPageSchema>>(['mass-sends', query], `/v1/mass-sends${query}`, {
    refetchInterval: POLL_MS,
  });
}

export function reachQuotaQuery(month: string) {
  const query = month === '' ? '' : `?month=${month}`;
  return pageQuery<ReachQuota>(['reach-quota', month], `/v1/reach/quota${query}`, {
    refetchInterval: POLL_MS,
  });
}

export const broadcastsQuery = queryOptions({
  queryKey: ['broadcasts'],
  queryFn: ({ signal }) => request<Answer<typeof broadcastListSchema>>('/v1/broadcasts', { signal }),
  refetchInterval: POLL_MS,
});

/** Whom a broadcast would reach now; not kept, for it is asked to be true. */
export function previewQuery(key: string) {
  return queryOptions({
    queryKey: ['broadcasts', key, 'preview'],
    queryFn: ({ signal }) => request<BroadcastPreview>(`/v1/broadcasts/${key}/preview`, { signal }),
    staleTime: 0,
  });
}

/** Shows a broadcast to members of staff in their own WeCom. */
export function testBroadcast(
  key: string,
  body: Input<typeof broadcastTestSchema>,
): Promise<BroadcastTestResult> {
  return request(`/v1/broadcasts/${encodeURIComponent(key)}/test`, { method: 'POST', body });
}

export function runsQuery(query: string) {
  return pageQuery<Answer<typeof runPageSchema>>(['broadcast-runs', query], `/v1/broadcast-runs${query}`, {
    refetchInterval: POLL_MS,
  });
}

/** Calls off one sending of a broadcast. */
export function cancelRun(id: number): Promise<Answer<typeof runCancelledSchema>> {
  return request(`/v1/broadcast-runs/${id}/cancel`, { method: 'POST' });
}
