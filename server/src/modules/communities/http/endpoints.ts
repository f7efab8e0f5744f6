import type { Endpoint } from '../../../kernel/http/app.ts';
import type { CommunityDeps } from './deps.ts';
import { exportChatMembers } from './export-chat-members.ts';
import { exportChats } from './export-chats.ts';
import { exportCommunities } from './export-communities.ts';
import { getChat } from './get-chat.ts';
import { getChatMembers } from './get-chat-members.ts';
import { getChats } from './get-chats.ts';
import { getCommunity } from './get-community.ts';
import { listCommunities } from './list-communities.ts';
import { putChatCommunity } from './put-chat-community.ts';

/** Everything communities and groups offer over HTTP. */
export function communityEndpoints(deps: CommunityDeps): Endpoint[] {
  return [
    listCommunities(deps),
    exportCommunities(deps),
    getCommunity(deps),
    getChats(deps),
    exportChats(deps),
    putChatCommunity(deps),
    getChat(deps),
    getChatMembers(deps),
    exportChatMembers(deps),
  ];
}
