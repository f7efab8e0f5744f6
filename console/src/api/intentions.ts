import type {
  IntentionReasons,
  intentionRetryAnswerSchema,
  intentionRetrySchema,
} from '@hetang/contract/http/work';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';

const POLL_MS = 15_000;

/** Why messages were held up or came to nothing in the last 30 days. */
export const intentionReasonsQuery = queryOptions({
  queryKey: ['intentions', 'reasons'],
  queryFn: ({ signal }) => request<IntentionReasons>('/v1/intentions/reasons', { signal }),
  refetchInterval: POLL_MS,
});

type Wish = Input<typeof intentionRetrySchema>;
/** All that came to nothing in one way. */
export type RetryFilter = Extract<Wish, { all: unknown }>['all'];

/** The server takes no more at once. */
const AT_ONCE = 500;

/** Means these again, stretch by stretch. @returns how many are meant again. */
export async function retryPicked(ids: readonly number[]): Promise<number> {
  let asked = 0;
  for (let from = 0; from < ids.length; from += AT_ONCE)
    asked += await retry({ ids: ids.slice(from, from + AT_ONCE) });
  return asked;
}

/** Means all again that came to nothing in this way. @returns how many are meant again. */
export function retryAll(all: RetryFilter): Promise<number> {
  return retry({ all });
}

async function retry(body: Wish): Promise<number> {
  const answer = await request<Answer<typeof intentionRetryAnswerSchema>>('/v1/intentions/retry', {
    method: 'POST',
    body,
  });
  return answer.asked;
}
