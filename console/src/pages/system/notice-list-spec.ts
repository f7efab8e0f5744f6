import type { EventNoticePage } from '@hetang/contract/http/event-notices';

export type NoticeFilter = 'problem' | 'name' | 'source' | 'days';

/** What the address of the event notices may say. */
export const noticeListSpec = {
  filters: ['problem', 'name', 'source', 'days'] as const satisfies readonly NoticeFilter[],
  sorts: [],
};

type Problem = EventNoticePage['items'][number]['problem'];

const known: Record<Problem, true> = {
  'unknown-event': true,
  'missing-property': true,
  'undeclared-property': true,
  'wrong-type': true,
  'unexpected-identity': true,
  late: true,
  ahead: true,
  future: true,
  invalid: true,
  'unknown-contact': true,
};
/** What may be noted of an event. */
export const eventProblems = Object.keys(known) as Problem[];

/** How far back the list may look; a week when nothing is said. */
export const noticeDays = ['1', '30', '90', '365'];
