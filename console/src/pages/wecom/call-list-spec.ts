export type CallFilter = 'outcome' | 'api' | 'errcode' | 'hours' | 'search';

/** What the address of the log of calls may say. */
export const callListSpec = {
  filters: ['outcome', 'api', 'errcode', 'hours', 'search'] as const satisfies readonly CallFilter[],
  sorts: ['at', 'ms'],
};

/** How far back the list may look. */
export const callHours = ['1', '6', '24', '72'];
