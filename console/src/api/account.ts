import type { OwnSessions, passwordChangeSchema } from '@hetang/contract/http/access';
import type { settingsPutSchema } from '@hetang/contract/http/session';
import { queryOptions } from '@tanstack/react-query';
import { type Input, request } from './client.ts';

export type OwnSession = OwnSessions['items'][number];

export const ownSessionsQuery = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: ({ signal }) => request<OwnSessions>('/v1/account/sessions', { signal }),
});

export function changePassword(body: Input<typeof passwordChangeSchema>): Promise<void> {
  return request('/v1/account/password', { method: 'POST', body });
}

export function endOwnSession(id: number): Promise<void> {
  return request(`/v1/account/sessions/${id}`, { method: 'DELETE' });
}

/** What holds for everybody at this console. */
export function putSettings(body: Input<typeof settingsPutSchema>): Promise<void> {
  return request('/v1/settings', { method: 'PUT', body });
}
