import type {
  intentionPageSchema,
  intentionSummarySchema,
  journeyListSchema,
  taskActionResultSchema,
  taskDoneSchema,
  taskPageSchema,
} from '@hetang/contract/http/work';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type IntentionRow = Answer<typeof intentionPageSchema>['items'][number];
export type IntentionSummary = Answer<typeof intentionSummarySchema>;
export type TaskOutcome = Input<typeof taskDoneSchema>;

const POLL_MS = 10_000;

/** A page of journeys; `query` is a query string of `journeyListQuery`. */
export function journeysQuery(query: string) {
  return pageQuery<Answer<typeof journeyListSchema>>(['journeys', query], `/v1/journeys${query}`, {
    refetchInterval: POLL_MS,
  });
}

export function tasksQuery(query: string) {
  return pageQuery<Answer<typeof taskPageSchema>>(['tasks', query], `/v1/tasks${query}`, {
    refetchInterval: POLL_MS,
  });
}

type Done = Answer<typeof taskActionResultSchema>;

export function finishTask(id: number, body: TaskOutcome): Promise<Done> {
  return request(`/v1/tasks/${id}/done`, { method: 'POST', body });
}

/** Ends an open task without an outcome; a mass send is called off at the platform first. */
export function cancelTask(id: number): Promise<Done> {
  return request(`/v1/tasks/${id}/cancel`, { method: 'POST' });
}

/** Asks the platform to remind the member of staff of a mass send. */
export function remindStaff(id: number): Promise<Done> {
  return request(`/v1/tasks/${id}/remind`, { method: 'POST' });
}

export function intentionsQuery(query: string) {
  return pageQuery<Answer<typeof intentionPageSchema>>(['intentions', query], `/v1/intentions${query}`, {
    refetchInterval: POLL_MS,
  });
}

export const intentionSummaryQuery = queryOptions({
  queryKey: ['intentions', 'summary'],
  queryFn: ({ signal }) => request<IntentionSummary>('/v1/intentions/summary', { signal }),
  refetchInterval: POLL_MS,
});
