import type {
  Dashboard,
  dashboardMadeSchema,
  dashboardPageSchema,
  dashboardPutSchema,
  readyDashboardPostSchema,
  readyDashboardsSchema,
} from '@hetang/contract/http/dashboards';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';

export const DASHBOARDS = 'dashboards';
const MOST = 200;

/** One's own dashboards and those that others share. */
export const dashboardsQuery = queryOptions({
  queryKey: [DASHBOARDS],
  queryFn: ({ signal }) =>
    request<Answer<typeof dashboardPageSchema>>(`/v1/account/dashboards?size=${MOST}`, { signal }),
});

export function dashboardQuery(id: number) {
  return queryOptions({
    queryKey: [DASHBOARDS, id],
    queryFn: ({ signal }) => request<Dashboard>(`/v1/account/dashboards/${id}`, { signal }),
  });
}

type Put = Input<typeof dashboardPutSchema>;

export function makeDashboard(body: Put): Promise<Answer<typeof dashboardMadeSchema>> {
  return request('/v1/account/dashboards', { method: 'POST', body });
}

/** What one may begin from, by the plan in force. */
export const readyDashboardsQuery = queryOptions({
  queryKey: [DASHBOARDS, 'ready-made'],
  queryFn: ({ signal }) =>
    request<Answer<typeof readyDashboardsSchema>>('/v1/account/dashboards/ready-made', { signal }),
});

export function makeReadyDashboard(
  body: Input<typeof readyDashboardPostSchema>,
): Promise<Answer<typeof dashboardMadeSchema>> {
  return request('/v1/account/dashboards/ready-made', { method: 'POST', body });
}

export function putDashboard(id: number, body: Put): Promise<void> {
  return request(`/v1/account/dashboards/${id}`, { method: 'PUT', body });
}

export function removeDashboard(id: number): Promise<void> {
  return request(`/v1/account/dashboards/${id}`, { method: 'DELETE' });
}
