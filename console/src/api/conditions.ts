import type { ConditionReading } from '@hetang/contract/http/conditions';
import type { SegmentCountResult } from '@hetang/contract/http/segments';
import type { Condition } from '@hetang/contract/plan/condition';
import { queryOptions } from '@tanstack/react-query';
import { request } from './client.ts';

const STALE_MS = 60_000;

/** A condition in YAML or in parts: read, in words, and what lint says of it. */
export function readingQuery(when: string | Condition) {
  return queryOptions({
    queryKey: ['conditions-read', when],
    queryFn: ({ signal }) =>
      request<ConditionReading>('/v1/conditions/read', { method: 'POST', body: { when }, signal }),
    retry: false,
    staleTime: STALE_MS,
  });
}

/** How many satisfy a condition: from a sample, or asked of everybody. */
export function countQuery(when: string | Condition, exact: boolean) {
  return queryOptions({
    queryKey: ['segments-count', when, exact],
    queryFn: ({ signal }) =>
      request<SegmentCountResult>('/v1/segments/count', { method: 'POST', body: { when, exact }, signal }),
    retry: false,
    staleTime: STALE_MS,
  });
}
