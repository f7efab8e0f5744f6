export type MassSendFilterName = 'state' | 'audience' | 'staff' | 'run';

/** What the address of the page of mass tasks may say. */
export const massSendListSpec = {
  filters: ['state', 'audience', 'staff', 'run'] as const satisfies readonly MassSendFilterName[],
  sorts: ['createdAt', 'targets', 'confirmedAt', 'notAfter'],
};
