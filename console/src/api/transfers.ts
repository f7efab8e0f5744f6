import type {
  CandidatePage,
  TransferRow,
  transferAnswerSchema,
  transferCancelSchema,
  transferMemberPageSchema,
  transferPageSchema,
  transferPeopleSchema,
  transferRequestSchema,
} from '@hetang/contract/http/transfers';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type TransferMember = Answer<typeof transferMemberPageSchema>['items'][number];
export type Candidate = CandidatePage['items'][number];
export type TransferPerson = Answer<typeof transferPeopleSchema>['items'][number];
export type { TransferRow };

const POLL_MS = 10_000;
export const TRANSFERS = 'transfers';

/** Whose customers can be given to somebody else; those who have left come first. */
export function transferMembersQuery(query: string) {
  return pageQuery<Answer<typeof transferMemberPageSchema>>(
    [TRANSFERS, 'members', query],
    `/v1/transfers/members${query}`,
    { refetchInterval: POLL_MS },
  );
}

/** The customers of a member, each with what keeps them from being handed over. */
export function candidatesQuery(query: string) {
  return pageQuery<CandidatePage>([TRANSFERS, 'candidates', query], `/v1/transfers/candidates${query}`, {
    refetchInterval: POLL_MS,
  });
}

/** Transfers, newest first, with how many people are where. */
export function transfersQuery(query: string) {
  return pageQuery<Answer<typeof transferPageSchema>>([TRANSFERS, 'log', query], `/v1/transfers${query}`, {
    refetchInterval: POLL_MS,
  });
}

/** Each customer of a transfer and what became of them. */
export function transferPeopleQuery(id: number, query: string) {
  return pageQuery<Answer<typeof transferPeopleSchema>>(
    [TRANSFERS, 'people', id, query],
    `/v1/transfers/${id}/people${query}`,
    { refetchInterval: POLL_MS },
  );
}

/** Hands customers to another member; those who cannot be are left out. */
export function askTransfer(
  body: Input<typeof transferRequestSchema>,
): Promise<Answer<typeof transferAnswerSchema>> {
  return request('/v1/transfers', { method: 'POST', body });
}

/** Those who were not called for yet stay where they are. */
export function cancelTransfer(id: number): Promise<Answer<typeof transferCancelSchema>> {
  return request(`/v1/transfers/${id}/cancel`, { method: 'POST' });
}
