import type { EventNoticePage, EventSourcePage } from '@hetang/contract/http/event-notices';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';
import { pageQuery } from './page-query.ts';

const POLL_MS = 15_000;

/** What senders do that the event catalogue does not expect; `query` is a query string of `eventNoticeQuery`. */
export function eventNoticesQuery(query: string) {
  return pageQuery<EventNoticePage>(['event-notices', query], `/v1/events/notices${query}`, {
    refetchInterval: POLL_MS,
  });
}

export const EVENT_SOURCES = 'event-sources';

/** Senders that say when they send, the largest error of a clock first. */
export const eventSourcesQuery = queryOptions({
  queryKey: [EVENT_SOURCES],
  queryFn: ({ signal }) => request<EventSourcePage>('/v1/events/sources?size=50', { signal }),
  refetchInterval: POLL_MS,
});

/** Whether times of a sender's events are moved by what its clock is wrong. */
export function decideCorrection(source: string, correct: boolean): Promise<unknown> {
  return request(`/v1/events/sources/${encodeURIComponent(source)}`, { method: 'PUT', body: { correct } });
}
