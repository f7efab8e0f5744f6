export type FixtureFilter = 'search' | 'kind' | 'state';

/** What the address of the list of fixtures may say. */
export const fixtureListSpec = {
  filters: ['search', 'kind', 'state'] as const satisfies readonly FixtureFilter[],
  sorts: ['name', 'kind', 'changedAt'],
};
