export type ContactFilter =
  | 'search'
  | 'stage'
  | 'tag'
  | 'owner'
  | 'code'
  | 'segment'
  | 'tier'
  | 'lost'
  | 'when'
  | 'behind';

/** What the address of the contact list may say. */
export const contactListSpec = {
  filters: [
    'search',
    'stage',
    'tag',
    'segment',
    'tier',
    'owner',
    'code',
    'lost',
    'when',
    'behind',
  ] as const satisfies readonly ContactFilter[],
  sorts: ['name', 'addedAt', 'lastEventAt', 'createdAt', 'stageAt'],
};
