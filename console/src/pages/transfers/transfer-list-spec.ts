/** What the addresses of the lists around transfers may say. */
export const memberListSpec = { filters: ['search', 'kind'] as const, sorts: [] };
export const candidateListSpec = {
  filters: ['search', 'stage', 'problem'] as const,
  sorts: ['name', 'since'],
};
export const transferListSpec = { filters: ['state', 'kind'] as const, sorts: [] };
export const chatTransferListSpec = { filters: ['search', 'state'] as const, sorts: ['at'] };

export type MemberFilter = (typeof memberListSpec.filters)[number];
export type CandidateFilter = (typeof candidateListSpec.filters)[number];
export type ChatTransferFilter = (typeof chatTransferListSpec.filters)[number];
export type TransferFilter = (typeof transferListSpec.filters)[number];
