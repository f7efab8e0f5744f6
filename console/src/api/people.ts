import type {
  Invite,
  inviteAcceptSchema,
  Role,
  rolePutSchema,
  UserRow,
  userInviteSchema,
  userPutSchema,
} from '@hetang/contract/http/access';
import type { AuditCheck, AuditEntry } from '@hetang/contract/http/audit';
import { queryOptions } from '@tanstack/react-query';
import { type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type { AuditEntry, Invite, Role, UserRow };

interface Page<Row> {
  items: Row[];
  total: number;
}

export const USERS = 'users';

export function usersQuery(query: string) {
  return pageQuery<Page<UserRow>>([USERS, 'list', query], `/v1/users${query}`);
}

export const rolesQuery = queryOptions({
  queryKey: [USERS, 'roles'],
  queryFn: ({ signal }) => request<{ items: Role[] }>('/v1/roles', { signal }),
});

export function auditQuery(query: string) {
  return pageQuery<Page<AuditEntry>>(['audit', query], `/v1/audit${query}`);
}

/** Computes every seal of the audit log anew. */
export function checkAudit(): Promise<AuditCheck> {
  return request('/v1/audit/check');
}

export function inviteUser(body: Input<typeof userInviteSchema>): Promise<Invite> {
  return request('/v1/users', { method: 'POST', body });
}

export function changeUser(id: number, body: Input<typeof userPutSchema>): Promise<void> {
  return request(`/v1/users/${id}`, { method: 'PUT', body });
}

export function resetUser(id: number): Promise<Invite> {
  return request(`/v1/users/${id}/reset`, { method: 'POST' });
}

export function putRole(key: string, body: Input<typeof rolePutSchema>): Promise<void> {
  return request(`/v1/roles/${key}`, { method: 'PUT', body });
}

export function removeRole(key: string): Promise<void> {
  return request(`/v1/roles/${key}`, { method: 'DELETE' });
}

/** Sets the password by the link of an invitation, and comes in. */
export function acceptInvite(body: Input<typeof inviteAcceptSchema>): Promise<void> {
  return request('/v1/invites/accept', { method: 'POST', body });
}
