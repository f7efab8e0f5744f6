import { keepPreviousData, type Query, type QueryKey, queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';

interface PageQueryOptions<T> {
  /** How often the page is asked for again while it is in view, in ms, or how to tell from the answer; never unless said. */
  refetchInterval?: number | ((query: Query<T, Error, T>) => number);
  /** How long an answer is taken as fresh, in ms. */
  staleTime?: number;
}

/** A page of a list or a report: the one in view stays until the next has come, then they change places. */
export function pageQuery<T>(queryKey: QueryKey, path: string, options: PageQueryOptions<T> = {}) {
  return queryOptions({
    queryKey,
    queryFn: ({ signal }) => request<T>(path, { signal }),
    placeholderData: keepPreviousData,
    ...options,
  });
}
