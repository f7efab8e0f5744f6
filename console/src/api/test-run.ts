import type { TestRunResult, testRunSchema } from '@hetang/contract/http/test-run';
import { queryOptions } from '@tanstack/react-query';
import { type Input, request } from './client.ts';

export type TestRunQuestion = Input<typeof testRunSchema>;

/** What a journey would do with one person; the same question has the same answer. */
export function testRunQuery(journey: string, question: TestRunQuestion) {
  return queryOptions({
    queryKey: ['test-run', journey, question],
    queryFn: ({ signal }) =>
      request<TestRunResult>(`/v1/journeys/${encodeURIComponent(journey)}/test-run`, {
        method: 'POST',
        body: question,
        signal,
      }),
    gcTime: 0,
    retry: false,
  });
}
