import type {
  WecomLimits,
  WecomSetup,
  wecomCallPageSchema,
  wecomConnectSchema,
} from '@hetang/contract/http/wecom';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type WecomCall = Answer<typeof wecomCallPageSchema>['items'][number];

/** What is open is looked at again by itself; when all is right there is no hurry. */
const POLL_MS = { open: 5_000, done: 60_000 };

export const wecomSetupQuery = queryOptions({
  queryKey: ['wecom', 'setup'],
  queryFn: ({ signal }) => request<WecomSetup>('/v1/wecom/setup', { signal }),
  refetchInterval: (query) => (query.state.data?.done ? POLL_MS.done : POLL_MS.open),
});

export const wecomLimitsQuery = queryOptions({
  queryKey: ['wecom', 'limits'],
  queryFn: ({ signal }) => request<WecomLimits>('/v1/wecom/limits', { signal }),
  refetchInterval: 10_000,
});

export function wecomCallsQuery(query: string) {
  return pageQuery<Answer<typeof wecomCallPageSchema>>(['wecom', 'calls', query], `/v1/wecom/calls${query}`);
}

/** Connects a tenant, or gives its app another secret. */
export function connectWecom(body: Input<typeof wecomConnectSchema>): Promise<WecomSetup> {
  return request('/v1/wecom/setup', { method: 'POST', body });
}

/** Looks at every requirement again, now. */
export function checkWecom(): Promise<WecomSetup> {
  return request('/v1/wecom/setup/check', { method: 'POST' });
}

/** Makes another token and key for the callback. */
export function renewCallbackKeys(): Promise<WecomSetup> {
  return request('/v1/wecom/setup/callback-keys', { method: 'POST' });
}
