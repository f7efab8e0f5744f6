import type { GoalCourses, Home, HomeNumbers } from '@hetang/contract/http/home';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';

const POLL_MS = 3_000;

/** The morning page; asked again every 3 s while the page is visible. */
export const homeQuery = queryOptions({
  queryKey: ['home'],
  queryFn: ({ signal }) => request<Home>('/v1/home', { signal }),
  refetchInterval: POLL_MS,
});

const SLOW_POLL_MS = 15_000;

/** The numbers of some calendar days and of those before them. */
export function homeNumbersQuery(from: string, to: string) {
  return queryOptions({
    queryKey: ['home', 'numbers', from, to],
    queryFn: ({ signal }) => request<HomeNumbers>(`/v1/home/numbers?from=${from}&to=${to}`, { signal }),
    placeholderData: (previous) => previous,
    refetchInterval: SLOW_POLL_MS,
  });
}

/** The days of the goals and their forecasts. */
export const goalCoursesQuery = queryOptions({
  queryKey: ['home', 'goals'],
  queryFn: ({ signal }) => request<GoalCourses>('/v1/home/goals', { signal }),
  refetchInterval: SLOW_POLL_MS,
});
