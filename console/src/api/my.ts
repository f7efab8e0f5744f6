import type { MyFills, MySession } from '@hetang/contract/http/my';
import type { taskDoneSchema, taskPageSchema } from '@hetang/contract/http/work';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';

export type MyTask = Answer<typeof taskPageSchema>['items'][number];

export const mySessionQuery = queryOptions({
  queryKey: ['my', 'session'],
  queryFn: ({ signal }) => request<MySession>('/v1/my/session', { signal }),
});

export const myTasksQuery = queryOptions({
  queryKey: ['my', 'tasks'],
  queryFn: ({ signal }) =>
    request<Answer<typeof taskPageSchema>>('/v1/my/tasks?state=open&size=100', { signal }),
  refetchInterval: 15_000,
});

/** What outcomes may fill in; of the plan, so it hardly changes. */
export const myFillsQuery = queryOptions({
  queryKey: ['my', 'fills'],
  queryFn: ({ signal }) => request<MyFills>('/v1/my/fills', { signal }),
  staleTime: 5 * 60_000,
});

/** What came out of a follow-up of one's own. */
export function finishMyTask(id: number, body: Input<typeof taskDoneSchema>): Promise<{ ok: true }> {
  return request(`/v1/my/tasks/${id}/done`, { method: 'POST', body });
}

export function leave(): Promise<MySession> {
  return request('/v1/my/session', { method: 'DELETE' });
}
