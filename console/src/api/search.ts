import type { SearchResult } from '@hetang/contract/http/search';
import { pageQuery } from './page-query.ts';

const STALE_MS = 30_000;

/** A few of everything that a word may mean. */
export function searchQuery(q: string) {
  return pageQuery<SearchResult>(['search', q], `/v1/search?q=${encodeURIComponent(q)}`, {
    staleTime: STALE_MS,
  });
}
