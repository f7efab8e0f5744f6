export type CommunityFilter = 'search' | 'trouble';

/** What the address of the list of communities may say. */
export const communityListSpec = {
  filters: ['search', 'trouble'] as const satisfies readonly CommunityFilter[],
  sorts: ['name', 'chats', 'members', 'joined7', 'left7'],
};

export type ChatFilter = 'search' | 'community' | 'owner' | 'status';

/** The same of the list of groups. */
export const chatListSpec = {
  filters: ['search', 'community', 'owner', 'status'] as const satisfies readonly ChatFilter[],
  sorts: ['name', 'members', 'createdAt'],
};

export type ChatMemberFilter = 'search' | 'state' | 'kind';

/** The same of the members of a group. */
export const chatMemberListSpec = {
  filters: ['search', 'state', 'kind'] as const satisfies readonly ChatMemberFilter[],
  sorts: ['joinedAt', 'leftAt'],
};
