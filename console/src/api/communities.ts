import type {
  ChatDetail,
  ChatPage,
  CommunityDetail,
  CommunityList,
  chatCommunityAnswerSchema,
  chatCommunityRequestSchema,
  chatMembersSchema,
} from '@hetang/contract/http/communities';
import { queryOptions } from '@tanstack/react-query';
import { type Answer, type Input, request } from './client.ts';
import { pageQuery } from './page-query.ts';

const POLL_MS = 15_000;
export const COMMUNITIES = 'communities';

/** A page of communities; `query` is a query string of `communityListQuery`. */
export function communitiesQuery(query: string) {
  return pageQuery<CommunityList>([COMMUNITIES, 'list', query], `/v1/communities${query}`, {
    refetchInterval: POLL_MS,
  });
}

/** Every community, for choices. */
export const allCommunitiesQuery = communitiesQuery('?size=200');

export function communityQuery(key: string) {
  return queryOptions({
    queryKey: [COMMUNITIES, 'one', key],
    queryFn: ({ signal }) =>
      request<CommunityDetail>(`/v1/communities/${encodeURIComponent(key)}`, { signal }),
    refetchInterval: POLL_MS,
  });
}

/** A page of customer groups; `query` is a query string of `chatListQuery`. */
export function chatsQuery(query: string) {
  return pageQuery<ChatPage>([COMMUNITIES, 'chats', query], `/v1/chats${query}`, {
    refetchInterval: POLL_MS,
  });
}

const at = (id: string) => `/v1/chats/${encodeURIComponent(id)}`;

export function chatQuery(id: string) {
  return queryOptions({
    queryKey: [COMMUNITIES, 'chat', id],
    queryFn: ({ signal }) => request<ChatDetail>(at(id), { signal }),
    refetchInterval: POLL_MS,
  });
}

/** A page of who is or was in a group; `query` is a query string of `chatMembersQuery`. */
export function chatMembersQuery(id: string, query: string) {
  return pageQuery<Answer<typeof chatMembersSchema>>(
    [COMMUNITIES, 'chat', id, 'members', query],
    `${at(id)}/members${query}`,
    { refetchInterval: POLL_MS },
  );
}

/** Where the CSV of the members is. */
export const chatMembersExport = (id: string, filters: string): string =>
  `${at(id)}/members/export.xlsx${filters}`;

/** Puts groups into a community. */
export function putChats(
  body: Input<typeof chatCommunityRequestSchema>,
): Promise<Answer<typeof chatCommunityAnswerSchema>> {
  return request('/v1/chats/community', { method: 'PUT', body });
}
