import type {
  defaultViewSchema,
  savedViewMadeSchema,
  savedViewPageSchema,
  savedViewPutSchema,
} from '@hetang/contract/http/saved-views';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';

export const SAVED_VIEWS = 'saved-views';
const MOST = 200;

/** One's own views of a list and those that others share. */
export function savedViewsQuery(list: string) {
  return queryOptions({
    queryKey: [SAVED_VIEWS, list],
    queryFn: ({ signal }) =>
      request<Answer<typeof savedViewPageSchema>>(
        `/v1/account/views?list=${encodeURIComponent(list)}&size=${MOST}`,
        { signal },
      ),
  });
}

export function saveView(
  body: Input<typeof savedViewPutSchema>,
): Promise<Answer<typeof savedViewMadeSchema>> {
  return request('/v1/account/views', { method: 'PUT', body });
}

export function removeView(id: number): Promise<void> {
  return request(`/v1/account/views/${id}`, { method: 'DELETE' });
}

/** Opens the list with this view from now on; null: without one. */
export function openWith(body: Input<typeof defaultViewSchema>): Promise<void> {
  return request('/v1/account/default-view', { method: 'PUT', body });
}
