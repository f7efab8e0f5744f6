import type {
  MomentChoices,
  MomentDetail,
  MomentPlanned,
  momentAnswerSchema,
  momentMarkPageSchema,
  momentPageSchema,
  momentRequestSchema,
} from '@hetang/contract/http/moments';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

/** What every question about Moments is kept under. */
export const MOMENTS = 'moments';
const POLL_MS = 10_000;

export function momentsQuery(query: string) {
  return pageQuery<Answer<typeof momentPageSchema>>([MOMENTS, 'list', query], `/v1/moments${query}`, {
    refetchInterval: POLL_MS,
  });
}

export function momentQuery(id: string) {
  return queryOptions({
    queryKey: [MOMENTS, 'one', id],
    queryFn: ({ signal }) => request<MomentDetail>(`/v1/moments/${id}`, { signal }),
    refetchInterval: POLL_MS,
  });
}

export function momentMarksQuery(id: string, query: string) {
  return pageQuery<Answer<typeof momentMarkPageSchema>>(
    [MOMENTS, 'marks', id, query],
    `/v1/moments/${id}/marks${query}`,
    { refetchInterval: POLL_MS },
  );
}

export function plannedMomentsQuery(month: string) {
  const query = month === '' ? '' : `?month=${month}`;
  return pageQuery<MomentPlanned>([MOMENTS, 'planned', month], `/v1/moments/planned${query}`);
}

export const momentChoicesQuery = queryOptions({
  queryKey: [MOMENTS, 'choices'],
  queryFn: ({ signal }) => request<MomentChoices>('/v1/moments/choices', { signal }),
});

/** Asks members to publish something now. */
export function postMoment(
  body: Input<typeof momentRequestSchema>,
): Promise<Answer<typeof momentAnswerSchema>> {
  return request('/v1/moments', { method: 'POST', body });
}

/** Stops what is not published yet. */
export function cancelMoment(id: number): Promise<Answer<typeof momentAnswerSchema>> {
  return request(`/v1/moments/${id}/cancel`, { method: 'POST' });
}
