import type { Session, setupSchema, signInSchema } from '@hetang/contract/http/session';
import { queryOptions } from '@tanstack/react-query';
import { type Input, request } from './client.ts';

const RESYNC_MS = 15_000;

/** Who is there; in the sandbox it is asked again so that the clock stays right. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: ({ signal }) => request<Session>('/v1/session', { signal }),
  refetchInterval: (query) => (query.state.data?.sandbox ? RESYNC_MS : false),
});

/** Creates the first administrator and signs in. */
export function setUp(body: Input<typeof setupSchema>): Promise<Session> {
  return request('/v1/setup', { method: 'POST', body });
}

export function signIn(body: Input<typeof signInSchema>): Promise<Session> {
  return request('/v1/session', { method: 'POST', body });
}

export function signOut(): Promise<void> {
  return request('/v1/session', { method: 'DELETE' });
}
