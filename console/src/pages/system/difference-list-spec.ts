export type DifferenceFilter = 'search' | 'kind' | 'mended';

/** What the address of the differences of a comparison may say. */
export const differenceListSpec = {
  filters: ['search', 'kind', 'mended'] as const satisfies readonly DifferenceFilter[],
  sorts: ['at'],
};
