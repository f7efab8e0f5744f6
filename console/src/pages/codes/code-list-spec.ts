export type CodeFilter = 'search' | 'state' | 'level' | 'staff';

/** What the address of the list of codes may say. */
export const codeListSpec = {
  filters: ['search', 'state', 'level', 'staff'] as const satisfies readonly CodeFilter[],
  sorts: ['name', 'state', 'level', 'addedToday', 'added', 'lost'],
};

export type StaffFilter = 'search' | 'state';

/** What the address of the list of staff may say. */
export const staffListSpec = {
  filters: ['search', 'state'] as const satisfies readonly StaffFilter[],
  sorts: ['name', 'addedToday', 'codes'],
};
