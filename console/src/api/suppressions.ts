import type {
  SuppressionPage,
  suppressionAnswerSchema,
  suppressionRequestSchema,
} from '@hetang/contract/http/suppressions';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';

export type SuppressedRow = SuppressionPage['items'][number];

const POLL_MS = 15_000;
export const SUPPRESSIONS = 'suppressions';

/** A page of those who are left alone, newest first. */
export function suppressionsQuery(query: string) {
  return queryOptions({
    queryKey: [SUPPRESSIONS, query],
    queryFn: ({ signal }) => request<SuppressionPage>(`/v1/suppressions${query}`, { signal }),
    placeholderData: (previous) => previous,
    refetchInterval: POLL_MS,
  });
}

const STRETCH = 200;

/** All who are left alone, page after page. */
export async function readAllSuppressed(): Promise<SuppressedRow[]> {
  const rows = new Map<number, SuppressedRow>();
  for (let page = 1; ; page += 1) {
    const { items } = await request<SuppressionPage>(`/v1/suppressions?page=${page}&size=${STRETCH}`);
    for (const row of items) rows.set(row.contact, row);
    if (items.length < STRETCH) return [...rows.values()];
  }
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
