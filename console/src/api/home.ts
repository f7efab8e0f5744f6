import type { Home } from '@hetang/contract/http/home';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';

const POLL_MS = 3_000;

/** The morning page; asked again every 3 s while the page is visible. */
export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => request<Home>('/v1/home', { signal }),
  refetchInterval: POLL_MS,
});
