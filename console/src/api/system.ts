import type {
  dismissedSchema,
  failureDismissSchema,
  failurePageSchema,
  failureRetrySchema,
  inboxPageSchema,
  retriedSchema,
  System,
  SystemChecks,
  timerPageSchema,
  timerRetrySchema,
} from '@hetang/contract/http/system';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type Failure = Answer<typeof failurePageSchema>['items'][number];
export type Callback = Answer<typeof inboxPageSchema>['items'][number];
export type BrokenTimer = Answer<typeof timerPageSchema>['items'][number];

const POLL_MS = 5_000;
/** Everything below is asked again together after a retry. */
export const SYSTEM = 'system';

export const systemQuery = queryOptions({
  queryKey: [SYSTEM],
  queryFn: ({ signal }) => request<System>('/v1/system', { signal }),
  refetchInterval: POLL_MS,
});

/** Asked again each half minute: it calls the platform. */
export const checksQuery = queryOptions({
  queryKey: [SYSTEM, 'checks'],
  queryFn: ({ signal }) => request<SystemChecks>('/v1/system/checks', { signal }),
  refetchInterval: 30_000,
});

export function failuresQuery(query: string) {
  return pageQuery<Answer<typeof failurePageSchema>>(
    [SYSTEM, 'failures', query],
    `/v1/system/failures${query}`,
    { refetchInterval: POLL_MS },
  );
}

export function callbacksQuery(query: string) {
  return pageQuery<Answer<typeof inboxPageSchema>>([SYSTEM, 'inbox', query], `/v1/system/inbox${query}`, {
    refetchInterval: POLL_MS,
  });
}

export function timersQuery(query: string) {
  return pageQuery<Answer<typeof timerPageSchema>>([SYSTEM, 'timers', query], `/v1/system/timers${query}`, {
    refetchInterval: POLL_MS,
  });
}

export type Retried = Answer<typeof retriedSchema>;

/** Asks for set-aside events to be handled again. */
export function retryFailures(body: Input<typeof failureRetrySchema>): Promise<Retried> {
  return request('/v1/system/failures/retry', { method: 'POST', body });
}

/** Puts one failed callback back in line, or all. */
export function retryCallback(id: number | 'all'): Promise<Retried> {
  return request(id === 'all' ? '/v1/system/inbox/retry' : `/v1/system/inbox/${id}/retry`, {
    method: 'POST',
  });
}

/** Leaves a set-aside event without effect. */
export function dismissFailure(
  body: Input<typeof failureDismissSchema>,
): Promise<Answer<typeof dismissedSchema>> {
  return request('/v1/system/failures/dismiss', { method: 'POST', body });
}

/** Leaves a failed callback without effect. */
export function dismissCallback(id: number): Promise<Answer<typeof dismissedSchema>> {
  return request(`/v1/system/inbox/${id}/dismiss`, { method: 'POST' });
}

/** Lets timers fire again. */
export function retryTimers(body: Input<typeof timerRetrySchema>): Promise<Retried> {
  return request('/v1/system/timers/retry', { method: 'POST', body });
}
