export type ReachFilter = 'state' | 'kind' | 'journey' | 'contact' | 'reason';

/** What the address of the reach page may say. */
export const reachListSpec = {
  filters: ['state', 'kind', 'journey', 'contact', 'reason'] as const satisfies readonly ReachFilter[],
  sorts: ['createdAt', 'settledAt'],
};
