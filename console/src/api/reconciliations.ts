import type {
  DifferencePage,
  ReconciliationPage,
  reconciliationAskedSchema,
} from '@hetang/contract/http/reconciliations';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, request } from './client.ts';
import { pageQuery } from './page-query.ts';

const POLL_MS = 5_000;
export const RECONCILIATIONS = 'reconciliations';
const PATH = '/v1/wecom/reconciliations';

/** The newest comparisons with the platform. */
export const reconciliationsQuery = queryOptions({
  queryKey: [RECONCILIATIONS],
  queryFn: ({ signal }) => request<ReconciliationPage>(`${PATH}?size=10`, { signal }),
  refetchInterval: POLL_MS,
});

/** A page of what one of them found. */
export function differencesQuery(id: number, query: string) {
  return pageQuery<DifferencePage>([RECONCILIATIONS, id, query], `${PATH}/${id}/differences${query}`, {
    refetchInterval: POLL_MS,
  });
}

/** Where the CSV of it is. */
export const differencesExport = (id: number, filters: string): string =>
  `${PATH}/${id}/differences/export.xlsx${filters}`;

export function askReconciliation(): Promise<Answer<typeof reconciliationAskedSchema>> {
  return request(PATH, { method: 'POST' });
}
