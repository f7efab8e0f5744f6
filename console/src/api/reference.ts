import type { Reference } from '@hetang/contract/http/reference';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';

const MINUTE_MS = 60_000;

/** Names behind the keys of the plan in force. */
export const referenceQuery = queryOptions({
  queryKey: ['reference'],
  queryFn: ({ signal }) => request<Reference>('/v1/reference', { signal }),
  staleTime: MINUTE_MS,
});
