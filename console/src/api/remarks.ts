import type { FriendRemark, friendRemarkChange, friendRemarksSchema } from '@hetang/contract/http/remarks';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';

const FRESH_MS = 60_000;

export type { FriendRemark };

/** What members note about a contact; WeCom is asked each time. */
export function remarksQuery(contact: number) {
  return queryOptions({
    queryKey: ['contact', String(contact), 'remarks'],
    queryFn: ({ signal }) =>
      request<Answer<typeof friendRemarksSchema>>(`/v1/contacts/${contact}/remarks`, { signal }),
    staleTime: FRESH_MS,
    retry: false,
  });
}

/** Changes the notes of one friend. */
export function changeRemark(
  contact: number,
  body: Input<typeof friendRemarkChange>,
): Promise<Answer<typeof friendRemarksSchema>> {
  return request(`/v1/contacts/${contact}/remarks`, { method: 'PUT', body });
}
