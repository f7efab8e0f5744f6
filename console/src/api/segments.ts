import type {
  ContactSegments,
  SegmentDetail,
  SegmentExplanation,
  SegmentList,
  SegmentMembers,
  SegmentOverlap,
  SnapshotPage,
} from '@hetang/contract/http/segments';
import type {
  ContactTiers,
  LadderList,
  tierSetResultSchema,
  tierSetSchema,
} from '@hetang/contract/http/tiers';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

const POLL_MS = 10_000;
const at = (key: string) => `/v1/segments/${encodeURIComponent(key)}`;

/** A page of segments, all of them unless asked otherwise; `query` is a query string of `segmentListQuery`. */
export function segmentsQuery(query: string) {
  return pageQuery<SegmentList>(['segments', 'list', query], `/v1/segments${query}`, {
    refetchInterval: POLL_MS,
  });
}

export function segmentQuery(key: string) {
  return queryOptions({
    queryKey: ['segments', key],
    queryFn: ({ signal }) => request<SegmentDetail>(at(key), { signal }),
    refetchInterval: POLL_MS,
  });
}

/** A page of members; `query` is a query string of `segmentMembersQuery`. */
export function membersQuery(key: string, query: string) {
  return pageQuery<SegmentMembers>(['segments', key, 'members', query], `${at(key)}/members${query}`, {
    refetchInterval: POLL_MS,
  });
}

export function explanationQuery(key: string, contact: number) {
  return queryOptions({
    queryKey: ['segments', key, 'why', contact],
    queryFn: ({ signal }) => request<SegmentExplanation>(`${at(key)}/contacts/${contact}`, { signal }),
  });
}

export function overlapQuery(keys: readonly string[]) {
  return queryOptions({
    queryKey: ['segments-overlap', ...keys],
    queryFn: ({ signal }) =>
      request<SegmentOverlap>(`/v1/segments/overlap?keys=${keys.map(encodeURIComponent).join(',')}`, {
        signal,
      }),
  });
}

const NEWEST = 50;

/** The newest snapshots of a segment. */
export function snapshotsQuery(key: string) {
  return queryOptions({
    queryKey: ['segments', key, 'snapshots'],
    queryFn: ({ signal }) => request<SnapshotPage>(`${at(key)}/snapshots?size=${NEWEST}`, { signal }),
  });
}

export function takeSnapshot(key: string, name: string): Promise<SnapshotPage['items'][number]> {
  return request(`${at(key)}/snapshots`, { method: 'POST', body: { name } });
}

export function deleteSnapshot(id: number): Promise<{ ok: true }> {
  return request(`/v1/segment-snapshots/${id}`, { method: 'DELETE' });
}

export const laddersQuery = queryOptions({
  queryKey: ['ladders'],
  queryFn: ({ signal }) => request<LadderList>('/v1/ladders', { signal }),
  refetchInterval: POLL_MS,
});

export function contactSegmentsQuery(id: number) {
  return queryOptions({
    queryKey: ['contact', String(id), 'segments'],
    queryFn: ({ signal }) => request<ContactSegments>(`/v1/contacts/${id}/segments`, { signal }),
    refetchInterval: POLL_MS,
  });
}

export function contactTiersQuery(id: number) {
  return queryOptions({
    queryKey: ['contact', String(id), 'tiers'],
    queryFn: ({ signal }) => request<ContactTiers>(`/v1/contacts/${id}/tiers`, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** Puts a contact on a tier by hand, or with `tier: null` gives it back to the rules. */
export function setTier(
  id: number,
  body: Input<typeof tierSetSchema>,
): Promise<Answer<typeof tierSetResultSchema>> {
  return request(`/v1/contacts/${id}/tier`, { method: 'POST', body });
}
