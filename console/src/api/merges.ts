import type {
  MergePage,
  MergeSuggestionPage,
  mergeAskedSchema,
  mergeRequestSchema,
  SplitPreview,
  splitAskedSchema,
  splitRequestSchema,
} from '@hetang/contract/http/merges';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

const POLL_MS = 10_000;
/** Everything below is asked again together after a merge. */
export const MERGES = 'merges';

/** A page of what was merged; `query` is a query string of `mergeListQuery`. */
export function mergesQuery(query: string) {
  return pageQuery<MergePage>([MERGES, 'list', query], `/v1/merges${query}`, { refetchInterval: POLL_MS });
}

const MOST = 50;

/** The newest merges that a contact was part of, on either side. */
export function mergesOfQuery(contact: string) {
  return queryOptions({
    queryKey: [MERGES, 'of', contact],
    queryFn: ({ signal }) =>
      request<MergePage>(`/v1/merges?contact=${encodeURIComponent(contact)}&size=${MOST}`, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** Pairs of whom an event said that they are one person. */
export function mergeSuggestionsQuery(query: string) {
  return pageQuery<MergeSuggestionPage>([MERGES, 'suggestions', query], `/v1/merges/suggestions${query}`, {
    refetchInterval: POLL_MS,
  });
}

/** `from` ceases to exist and goes on as part of `into`. */
export function mergeContacts(
  into: number,
  body: Input<typeof mergeRequestSchema>,
): Promise<Answer<typeof mergeAskedSchema>> {
  return request(`/v1/contacts/${into}/merge`, { method: 'POST', body });
}

/** What undoing a merge would give back, and whether it can be undone. */
export function splitPreviewQuery(merge: number) {
  return queryOptions({
    queryKey: [MERGES, 'split', merge],
    queryFn: ({ signal }) => request<SplitPreview>(`/v1/merges/${merge}/split`, { signal }),
  });
}

/** Undoes a merge; the engine does it a moment later. */
export function splitMerge(
  merge: number,
  body: Input<typeof splitRequestSchema>,
): Promise<Answer<typeof splitAskedSchema>> {
  return request(`/v1/merges/${merge}/split`, { method: 'POST', body });
}
