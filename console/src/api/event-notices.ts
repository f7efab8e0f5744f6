import type { EventNoticePage } from '@hetang/contract/http/event-notices';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';

const POLL_MS = 15_000;

/** What senders do that the event catalogue does not expect; `query` is a query string of `eventNoticeQuery`. */
export function eventNoticesQuery(query: string) {
  return queryOptions({
    queryKey: ['event-notices', query],
    queryFn: ({ signal }) => request<EventNoticePage>(`/v1/events/notices${query}`, { signal }),
    placeholderData: (previous) => previous,
    refetchInterval: POLL_MS,
  });
}
