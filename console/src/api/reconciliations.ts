import type {
  DifferencePage,
  ReconciliationPage,
  reconciliationAskedSchema,
} from '@hetang/contract/http/reconciliations';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, request } from './client.ts';

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
  return queryOptions({
    queryKey: [RECONCILIATIONS, id, query],
    queryFn: ({ signal }) => request<DifferencePage>(`${PATH}/${id}/differences${query}`, { signal }),
    placeholderData: (previous) => previous,
    refetchInterval: POLL_MS,
  });
}

/** Where the CSV of it is. */
export const differencesExport = (id: number, filters: string): string =>
  `${PATH}/${id}/differences/export.csv${filters}`;

export function askReconciliation(): Promise<Answer<typeof reconciliationAskedSchema>> {
  return request(PATH, { method: 'POST' });
}
