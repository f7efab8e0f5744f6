export type FailureFilter = 'consumer' | 'state';

/** What the address of the set-aside events may say. */
export const failureListSpec = {
  filters: ['consumer', 'state'] as const satisfies readonly FailureFilter[],
  sorts: [],
};

/** The consumers of the log. */
export const consumers = ['engine', 'sink'];
export const failureStates = ['open', 'resolved', 'dismissed'];
