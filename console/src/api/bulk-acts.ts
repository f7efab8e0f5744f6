import type {
  BulkActRow,
  bulkActPageSchema,
  bulkActRequestSchema,
  bulkPeopleSchema,
} from '@hetang/contract/http/bulk-acts';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

type ActRequest = Input<typeof bulkActRequestSchema>;
export type Who = ActRequest['who'];
export type Act = ActRequest['act'];
export type ActPerson = Answer<typeof bulkPeopleSchema>['items'][number];

export const BULK_ACTS = 'bulk-acts';
const UNDER_WAY_MS = 1_000;
const POLL_MS = 15_000;

const underWay = (act: BulkActRow): boolean => act.state === 'running' || act.state === 'undoing';

/** A page of what was done with many contacts at once; asked often while something is under way. */
export function bulkActsQuery(query: string) {
  return pageQuery<Answer<typeof bulkActPageSchema>>([BULK_ACTS, query], `/v1/contacts/acts${query}`, {
    refetchInterval: ({ state }) => (state.data?.items.some(underWay) ? UNDER_WAY_MS : POLL_MS),
  });
}

/** A page of the people of an act. */
export function actPeopleQuery(id: number, query: string) {
  return pageQuery<Answer<typeof bulkPeopleSchema>>(
    [BULK_ACTS, id, 'people', query],
    `/v1/contacts/acts/${id}/people${query}`,
  );
}

/** Plans an act: says whom it means and who is left out. Nothing is done yet. */
export function planAct(body: ActRequest): Promise<BulkActRow> {
  return request('/v1/contacts/acts', { method: 'POST', body });
}

export function runAct(id: number): Promise<BulkActRow> {
  return request(`/v1/contacts/acts/${id}/run`, { method: 'POST' });
}

/** Puts back what the act changed. */
export function undoAct(id: number): Promise<BulkActRow> {
  return request(`/v1/contacts/acts/${id}/undo`, { method: 'POST' });
}
