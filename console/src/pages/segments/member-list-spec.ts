export type MemberFilter = 'search' | 'stage' | 'owner';

/** What the address of a segment's page may say of its members. */
export const memberListSpec = {
  filters: ['search', 'stage', 'owner'] as const satisfies readonly MemberFilter[],
  sorts: ['since', 'id'],
};
