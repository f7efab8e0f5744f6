import type {
  BroadcastPreview,
  broadcastListSchema,
  massSendPageSchema,
  ReachQuota,
  runCancelledSchema,
  runPageSchema,
} from '@hetang/contract/http/reach';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, request } from './client.ts';

const POLL_MS = 10_000;

export function massSendsQuery(query: string) {
  return queryOptions({
    queryKey: ['mass-sends', query],
    queryFn: ({ signal }) => request<Answer<typeof massSendPageSchema>>(`/v1/mass-sends${query}`, { signal }),
    placeholderData: (previous) => previous,
    refetchInterval: POLL_MS,
  });
}

export function reachQuotaQuery(month: string) {
  return queryOptions({
    queryKey: ['reach-quota', month],
    queryFn: ({ signal }) =>
      request<ReachQuota>(`/v1/reach/quota${month === '' ? '' : `?month=${month}`}`, { signal }),
    placeholderData: (previous) => previous,
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

export function runsQuery(query: string) {
  return queryOptions({
    queryKey: ['broadcast-runs', query],
    queryFn: ({ signal }) => request<Answer<typeof runPageSchema>>(`/v1/broadcast-runs${query}`, { signal }),
    placeholderData: (previous) => previous,
    refetchInterval: POLL_MS,
  });
}

/** Calls off one sending of a broadcast. */
export function cancelRun(id: number): Promise<Answer<typeof runCancelledSchema>> {
  return request(`/v1/broadcast-runs/${id}/cancel`, { method: 'POST' });
}
