import type { staffFigureSorts } from '@hetang/contract/http/staff-figures';

export type CodeFilter = 'search' | 'state' | 'level' | 'staff';

/** What the address of the list of codes may say. */
export const codeListSpec = {
  filters: ['search', 'state', 'level', 'staff'] as const satisfies readonly CodeFilter[],
  sorts: ['name', 'state', 'level', 'addedToday', 'added', 'lost'],
};

export type FigureFilter = 'search' | 'days';

/** What the address of the figures of staff may say. */
export const figureListSpec = {
  filters: ['search', 'days'] as const satisfies readonly FigureFilter[],
  sorts: [
    'staff',
    'contacts',
    'applies',
    'chats',
    'messages',
    'replyShare',
    'replyMinutes',
    'losses',
    'missing',
  ] as const satisfies typeof staffFigureSorts,
};

export type StaffFilter = 'search' | 'state';

/** What the address of the list of staff may say. */
export const staffListSpec = {
  filters: ['search', 'state'] as const satisfies readonly StaffFilter[],
  sorts: ['name', 'addedToday', 'codes'],
};
