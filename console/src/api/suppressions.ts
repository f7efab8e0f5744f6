import type {
  SuppressionPage,
  suppressionAnswerSchema,
  suppressionRequestSchema,
} from '@hetang/contract/http/suppressions';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type SuppressedRow = SuppressionPage['items'][number];

const POLL_MS = 15_000;
export const SUPPRESSIONS = 'suppressions';

/** A page of those who are left alone, newest first. */
export function suppressionsQuery(query: string) {
  return pageQuery<SuppressionPage>([SUPPRESSIONS, query], `/v1/suppressions${query}`, {
    refetchInterval: POLL_MS,
  });
}

type Told = Answer<typeof suppressionAnswerSchema>;
const at = (contact: number) => `/v1/contacts/${contact}/suppression`;

/** Nothing is sent to the contact from now on. */
export function suppressContact(
  contact: number,
  body: Input<typeof suppressionRequestSchema>,
): Promise<Told> {
  return request(at(contact), { method: 'PUT', body });
}

/** The contact may be reached again. */
export function releaseContact(contact: number): Promise<Told> {
  return request(at(contact), { method: 'DELETE' });
}
