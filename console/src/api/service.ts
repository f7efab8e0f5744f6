import type {
  serviceAccountListSchema,
  serviceAnswerResultSchema,
  serviceAnswerSchema,
  serviceChatPageSchema,
  serviceLinkSchema,
  serviceMessagePageSchema,
  serviceReadSchema,
} from '@hetang/contract/http/service';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

export type ServiceChat = Answer<typeof serviceChatPageSchema>['items'][number];
export type ServiceMessage = Answer<typeof serviceMessagePageSchema>['items'][number];

const POLL_MS = 5_000;
export const SERVICE = 'service';

export const serviceAccountsQuery = queryOptions({
  queryKey: [SERVICE, 'accounts'],
  queryFn: ({ signal }) =>
    request<Answer<typeof serviceAccountListSchema>>('/v1/service/accounts', { signal }),
});

export function serviceChatsQuery(query: string) {
  return pageQuery<Answer<typeof serviceChatPageSchema>>(
    [SERVICE, 'chats', query],
    `/v1/service/chats${query}`,
    { refetchInterval: POLL_MS },
  );
}

const pathOf = ({ account, customer }: ServiceChat) =>
  `/v1/service/chats/${encodeURIComponent(account.key)}/${encodeURIComponent(customer)}/messages`;

/** What was said last in a conversation, the latest first. */
export function serviceMessagesQuery(chat: ServiceChat) {
  return queryOptions({
    queryKey: [SERVICE, 'messages', chat.account.key, chat.customer],
    queryFn: ({ signal }) =>
      request<Answer<typeof serviceMessagePageSchema>>(`${pathOf(chat)}?size=100`, { signal }),
    refetchInterval: POLL_MS,
  });
}

export function answerService(
  chat: ServiceChat,
  body: Input<typeof serviceAnswerSchema>,
): Promise<Answer<typeof serviceAnswerResultSchema>> {
  return request(pathOf(chat), { method: 'POST', body });
}

/** Looks which accounts there are and what they tell. */
export function readService(): Promise<Answer<typeof serviceReadSchema>> {
  return request('/v1/service/accounts/read', { method: 'POST' });
}

export function serviceLink(account: string): Promise<Answer<typeof serviceLinkSchema>> {
  return request(`/v1/service/accounts/${encodeURIComponent(account)}/link`);
}
