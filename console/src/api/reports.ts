import type { askSchema, behindSchema, behindWordsSchema } from '@hetang/contract/http/asks';
import type { Funnel, Retention, Rfm, Trend } from '@hetang/contract/http/reports';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, queryString, request } from './client.ts';

/** A question to analytics, told apart by `of`. */
export type Ask = Input<typeof askSchema>;
export type AskKind = Ask['of'];
export type AskOf<K extends AskKind> = Extract<Ask, { of: K }>;
/** One number of an answer: the question, and where in the answer it stands. */
export type Behind = Input<typeof behindSchema>;

export interface Answers {
  funnel: Funnel;
  retention: Retention;
  rfm: Rfm;
  trend: Trend;
}

export const REPORT = 'report';
/** Answers change with every event; asking again within this time is not worth it. */
const FRESH_MS = 60_000;

/** The answer to a question. */
export function reportQuery<K extends AskKind>(ask: AskOf<K>) {
  const { of, ...body } = ask;
  return queryOptions({
    queryKey: [REPORT, ask],
    queryFn: ({ signal }) => request<Answers[K]>(`/v1/reports/${of}`, { method: 'POST', body, signal }),
    staleTime: FRESH_MS,
  });
}

/** What a number counts, in words and, where they can say it, in those of plans. */
export function behindWordsQuery(behind: string) {
  return queryOptions({
    queryKey: ['behind', behind],
    queryFn: ({ signal }) =>
      request<Answer<typeof behindWordsSchema>>(`/v1/reports/behind${queryString({ behind })}`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Address of the workbook with the rows of an answer and of what it is compared with. */
export function rowsHref(ask: Ask, against: Ask | null): string {
  const query = queryString({
    ask: JSON.stringify(ask),
    against: against ? JSON.stringify(against) : undefined,
  });
  return `/v1/reports/rows/export.xlsx${query}`;
}
