import type { EnrolmentDetail } from '@hetang/contract/http/journeys';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';

const POLL_MS = 5_000;

/** One person's way through a journey, with every decision and what it was made from. */
export function enrolmentQuery(id: number) {
  return queryOptions({
    queryKey: ['enrolment', id],
    queryFn: ({ signal }) => request<EnrolmentDetail>(`/v1/enrolments/${id}`, { signal }),
    refetchInterval: POLL_MS,
  });
}
