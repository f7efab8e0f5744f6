import type {
  ContactPoints,
  PointsMovements,
  pointsAskedSchema,
  pointsChangeSchema,
  pointsReversalSchema,
} from '@hetang/contract/http/points';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

const POLL_MS = 5_000;

/** What is under it is asked for anew after a change. */
export const pointsKey = (contact: number) => ['contact', String(contact), 'points'];

/** What a contact has in each scheme. */
export function pointsQuery(contact: number) {
  return queryOptions({
    queryKey: pointsKey(contact),
    queryFn: ({ signal }) => request<ContactPoints>(`/v1/contacts/${contact}/points`, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** A page of the changes of a contact's points. */
export function movementsQuery(contact: number, { page, size }: { page: number; size: number }) {
  return pageQuery<PointsMovements>(
    [...pointsKey(contact), 'movements', page],
    `/v1/contacts/${contact}/points/movements?page=${page}&size=${size}`,
    { refetchInterval: POLL_MS },
  );
}

/** Gives points to a contact, or takes some. */
export function changePoints(
  contact: number,
  body: Input<typeof pointsChangeSchema>,
): Promise<Answer<typeof pointsAskedSchema>> {
  return request(`/v1/contacts/${contact}/points`, { method: 'POST', body });
}

/** Takes a movement back. */
export function reverseMovement(
  contact: number,
  body: Input<typeof pointsReversalSchema>,
): Promise<Answer<typeof pointsAskedSchema>> {
  return request(`/v1/contacts/${contact}/points/reversals`, { method: 'POST', body });
}
