import type { SearchResult } from '@hetang/contract/http/search';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';

const STALE_MS = 30_000;

/** A few of everything that a word may mean. */
export function searchQuery(q: string) {
  return queryOptions({
    queryKey: ['search', q],
    queryFn: ({ signal }) => request<SearchResult>(`/v1/search?q=${encodeURIComponent(q)}`, { signal }),
    placeholderData: (previous) => previous,
    staleTime: STALE_MS,
  });
}
