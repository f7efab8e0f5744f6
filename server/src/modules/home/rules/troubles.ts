import type { Home } from '@hetang/contract/http/home';

/** How many of each kind of trouble there are. */
export interface TroubleCounts {
  codesFailed: number;
  /** Codes behind which nobody is at all. */
  codesNobody: number;
  /** Codes behind which only those are left who have reached their limits. */
  codesOverLimit: number;
  tasksOverdue: number;
  sendsUnconfirmed: number;
  intentionsFailed: number;
  intentionsUnknown: number;
  eventFailures: number;
  inboxFailed: number;
  timersFailed: number;
  /** Found by the last sweep. */
  journeysStranded: number;
}

/** What needs a person, the most pressing first, each with the page where it can be dealt with. */
export function listTroubles(hasPlan: boolean, counts: TroubleCounts): Home['attention'] {
  const list = [
    { code: 'no-plan', count: hasPlan ? 0 : 1, link: '/plan' },
    { code: 'codes-failed', count: counts.codesFailed, link: '/codes' },
    { code: 'codes-nobody', count: counts.codesNobody, link: '/codes?level=nobody' },
    { code: 'codes-over-limit', count: counts.codesOverLimit, link: '/codes?level=over-limit' },
    {
      code: 'awaiting-confirmation',
      count: counts.sendsUnconfirmed,
      link: '/tasks?state=open&kind=confirm-send',
    },
    { code: 'tasks-overdue', count: counts.tasksOverdue, link: '/tasks?state=open&sort=dueAt' },
    { code: 'intentions-unknown', count: counts.intentionsUnknown, link: '/reach?state=unknown' },
    { code: 'intentions-failed', count: counts.intentionsFailed, link: '/reach?state=failed' },
    { code: 'event-failures', count: counts.eventFailures, link: '/system/failures' },
    { code: 'timers-failed', count: counts.timersFailed, link: '/system/timers' },
    { code: 'journeys-stranded', count: counts.journeysStranded, link: '/system' },
    { code: 'inbox-failed', count: counts.inboxFailed, link: '/system/inbox' },
  ];
  return list.filter((trouble) => trouble.count > 0);
}
