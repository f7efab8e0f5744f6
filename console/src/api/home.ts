import type { GoalCourses, Home, HomeNumbers, Start } from '@hetang/contract/http/home';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';
import { pageQuery } from './page-query.ts';

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
  return pageQuery<HomeNumbers>(['home', 'numbers', from, to], `/v1/home/numbers?from=${from}&to=${to}`, {
    refetchInterval: SLOW_POLL_MS,
  });
}

/** What is done of a first run. @param wanted false once it was put away. */
export const startQuery = queryOptions({
  queryKey: ['home', 'start'],
  queryFn: ({ signal }) => request<Start>('/v1/home/start', { signal }),
  refetchInterval: (query) => (query.state.data?.closed ? false : SLOW_POLL_MS),
});

/** Puts the checklist away for whoever is signed in, or takes it out again. */
export function closeStart(closed: boolean): Promise<void> {
  return request('/v1/account/start', { method: 'PUT', body: { closed } });
}

/** The days of the goals and their forecasts. */
export const goalCoursesQuery = queryOptions({
  queryKey: ['home', 'goals'],
  queryFn: ({ signal }) => request<GoalCourses>('/v1/home/goals', { signal }),
  refetchInterval: SLOW_POLL_MS,
});
