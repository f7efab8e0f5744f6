import type {
  ControlResult,
  controlPageSchema,
  controlSchema,
  enrolmentPageSchema,
  journeyVersionsSchema,
  MoveResult,
  moveSchema,
} from '@hetang/contract/http/journeys';
import type { JourneyDetail } from '@hetang/contract/http/work';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type JourneyControls = Answer<typeof controlPageSchema>;
export type JourneyVersions = Answer<typeof journeyVersionsSchema>;
export type EnrolmentPage = Answer<typeof enrolmentPageSchema>;
export type ControlWish = Input<typeof controlSchema>;

const POLL_MS = 10_000;
const pathOf = (key: string) => `/v1/journeys/${encodeURIComponent(key)}`;

/** A journey as the newest version of the plan has it, or an earlier one. */
export function journeyQuery(key: string, version: number | null) {
  const query = version === null ? '' : `?version=${version}`;
  return queryOptions({
    queryKey: ['journeys', key, 'detail', version],
    queryFn: ({ signal }) => request<JourneyDetail>(`${pathOf(key)}${query}`, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** Who is under way on which version. */
export function versionsQuery(key: string) {
  return queryOptions({
    queryKey: ['journeys', key, 'versions'],
    queryFn: ({ signal }) => request<JourneyVersions>(`${pathOf(key)}/versions`, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** Who halted a journey or let it go on: the last ten times. */
export function controlsQuery(key: string) {
  return queryOptions({
    queryKey: ['journeys', key, 'controls'],
    queryFn: ({ signal }) => request<JourneyControls>(`${pathOf(key)}/controls?size=10`, { signal }),
  });
}

/** What an action would bring about now; not renewed once it is done. The server wants a reason even for a look. */
export function controlPreviewQuery(key: string, action: ControlWish['action']) {
  return queryOptions({
    queryKey: ['journey-preview', key, action],
    queryFn: () => controlJourney(key, { action, reason: 'preview', dryRun: true }),
    gcTime: 0,
  });
}

export type MoveMap = Record<string, number | 'stay' | 'exit'>;

/** Where people of an earlier version would go on; asked anew for each choice. */
export function movePreviewQuery(key: string, wish: { from: number[]; map: MoveMap }) {
  return queryOptions({
    queryKey: ['journey-move', key, wish],
    queryFn: () => movePeople(key, { ...wish, dryRun: true }),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

export function movePeople(key: string, body: Input<typeof moveSchema>): Promise<MoveResult> {
  return request(`${pathOf(key)}/move`, { method: 'POST', body });
}

export function controlJourney(key: string, body: ControlWish): Promise<ControlResult> {
  return request(`${pathOf(key)}/control`, { method: 'POST', body });
}

/** People at a step, or whose way ended there. */
export function peopleAtQuery(query: string) {
  return pageQuery<EnrolmentPage>(['enrolments', query], `/v1/enrolments?${query}`, {
    refetchInterval: POLL_MS,
  });
}
