import type { JourneyDrawing } from '@hetang/contract/http/journey-drawing';
import { queryOptions } from '@tanstack/react-query';
import { queryString, request } from './client.ts';

/** A journey as it is written, in a draft or in the plan in force; only its editor changes it. */
export function drawingQuery(key: string, draft: number | undefined) {
  return queryOptions({
    queryKey: ['journey-drawing', key, draft ?? 0],
    queryFn: ({ signal }) =>
      request<JourneyDrawing>(`/v1/plan/journeys/${encodeURIComponent(key)}${queryString({ draft })}`, {
        signal,
      }),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
