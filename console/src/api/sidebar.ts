import type { PageSignature } from '@hetang/contract/http/my';
import type { Reference } from '@hetang/contract/http/reference';
import type {
  SidebarChat,
  SidebarCustomer,
  SidebarScript,
  SidebarTimeline,
  sidebarTagsResultSchema,
} from '@hetang/contract/http/sidebar';
import type { taskPageSchema } from '@hetang/contract/http/work';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, request } from './client.ts';

/** The customer of the chat. */
export const sidebarCustomerQuery = (external: string) =>
  queryOptions({
    queryKey: ['my', 'customer', external],
    queryFn: ({ signal }) =>
      request<SidebarCustomer>(`/v1/my/customer?${new URLSearchParams({ external })}`, { signal }),
    refetchInterval: 15_000,
  });

/** What has happened to the customer of the chat of late. */
export const sidebarTimelineQuery = (external: string) =>
  queryOptions({
    queryKey: ['my', 'timeline', external],
    queryFn: ({ signal }) =>
      request<SidebarTimeline>(`/v1/my/customer/timeline?${new URLSearchParams({ external })}`, { signal }),
    refetchInterval: 15_000,
  });

/** Names behind the keys of the plan in force, for a member of staff. */
export const myReferenceQuery = queryOptions({
  queryKey: ['my', 'reference'],
  queryFn: ({ signal }) => request<Reference>('/v1/my/reference', { signal }),
  staleTime: 60_000,
});

/** What may be said to the customer of the chat. */
export const sidebarScriptsQuery = (external: string) =>
  queryOptions({
    queryKey: ['my', 'scripts', external],
    queryFn: ({ signal }) =>
      request<{ items: SidebarScript[] }>(`/v1/my/scripts?${new URLSearchParams({ external })}`, { signal }),
  });

/** The customer group of the chat. */
export const sidebarChatQuery = (chat: string) =>
  queryOptions({
    queryKey: ['my', 'chat', chat],
    queryFn: ({ signal }) => request<SidebarChat>(`/v1/my/chat?${new URLSearchParams({ chat })}`, { signal }),
    refetchInterval: 15_000,
  });

/** What may be said in the customer group of the chat. */
export const sidebarChatScriptsQuery = (chat: string) =>
  queryOptions({
    queryKey: ['my', 'chat-scripts', chat],
    queryFn: ({ signal }) =>
      request<{ items: SidebarScript[] }>(`/v1/my/chat/scripts?${new URLSearchParams({ chat })}`, { signal }),
  });

/** One's own open tasks about a contact; kept below those of all contacts, so that both are read anew together. */
export const customerTasksQuery = (contact: number) =>
  queryOptions({
    queryKey: ['my', 'tasks', contact],
    queryFn: ({ signal }) =>
      request<Answer<typeof taskPageSchema>>(`/v1/my/tasks?state=open&size=100&contact=${contact}`, {
        signal,
      }),
  });

/** What the member says of the customer's tags, each as `group/value`. */
export function changeTags(
  external: string,
  tags: { add?: string[]; remove?: string[] },
): Promise<Answer<typeof sidebarTagsResultSchema>> {
  return request('/v1/my/customer/tags', { method: 'POST', body: { external, ...tags } });
}

/** Signs an address for the JS-SDK. */
export function signPage(url: string, as: 'corp' | 'app'): Promise<PageSignature> {
  return request(`/v1/wecom/jssdk-signature?${new URLSearchParams({ url, as })}`);
}
