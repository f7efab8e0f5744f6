import type {
  ContactDetail,
  contactPageSchema,
  RelationHistory,
  stageSetResultSchema,
  stageSetSchema,
  Timeline,
} from '@hetang/contract/http/contacts';
import type { TagMarks } from '@hetang/contract/http/tag-marks';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, queryString, request } from './client.ts';
import { pageQuery } from './page-query.ts';

const LIST_POLL_MS = 15_000;
const POLL_MS = 5_000;

type ContactPage = Answer<typeof contactPageSchema>;

/** A page of contacts; `query` is a query string of `contactListQuery`. */
export function contactsQuery(query: string) {
  return pageQuery<ContactPage>(['contacts', query], `/v1/contacts${query}`, {
    refetchInterval: LIST_POLL_MS,
  });
}

export function contactQuery(id: string) {
  return queryOptions({
    queryKey: ['contact', id],
    queryFn: ({ signal }) => request<ContactDetail>(`/v1/contacts/${encodeURIComponent(id)}`, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** Friendships of a contact as they began, ended and changed hands. */
export function relationsQuery(id: number) {
  return queryOptions({
    queryKey: ['contact', String(id), 'relations'],
    queryFn: ({ signal }) => request<RelationHistory>(`/v1/contacts/${id}/relations?size=50`, { signal }),
  });
}

/** Tags of a contact on their way to WeCom. */
export function tagMarksQuery(id: number) {
  return queryOptions({
    queryKey: ['contact', String(id), 'tag-marks'],
    queryFn: ({ signal }) => request<TagMarks>(`/v1/contacts/${id}/tag-marks`, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** Puts a contact on a stage by hand. */
export function setStage(
  id: number,
  body: Input<typeof stageSetSchema>,
): Promise<Answer<typeof stageSetResultSchema>> {
  return request(`/v1/contacts/${id}/stage`, { method: 'POST', body });
}

const TIMELINE_PAGE = 50;

/** Events of one contact, newest first; each page goes further back. */
export function timelineQuery(id: string, name: string | undefined) {
  return infiniteQueryOptions({
    queryKey: ['timeline', id, name ?? ''],
    queryFn: ({ pageParam, signal }) => {
      const query = queryString({ before: pageParam, limit: TIMELINE_PAGE, name });
      return request<Timeline>(`/v1/contacts/${encodeURIComponent(id)}/timeline${query}`, { signal });
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    // Only the newest page is worth asking again; further back nothing changes.
    refetchInterval: (query) => (query.state.data?.pages.length === 1 ? POLL_MS : false),
  });
}
