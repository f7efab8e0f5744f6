import type { DispatcherDeps } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import { callVerdict } from '../rules/call-verdict.ts';
import { groupBy } from '../rules/group-by.ts';
import { mergeNotices } from '../rules/merge-notices.ts';
import type { Verdict } from '../rules/settled.ts';
import { applyVerdicts } from '../settle.ts';
import { type ClaimedNotice, claimNotices } from '../sql/claim-notices.ts';

const SLOTS = 2;
const MAX_ATTEMPTS = 6;
const TITLE_CHARS = 60;
const TEXT_CHARS = 400;

/** Notices of one title to one member: they go as one message. */
interface NoticeBundle {
  staff: string | null;
  notices: ClaimedNotice[];
}

/** Tells staff what waits for them, by messages of the app. */
export function noticeLane(deps: DispatcherDeps): Lane {
  return makeLane<NoticeBundle, Verdict>({
    name: 'notice',
    slots: SLOTS,
    claim: async (limit) => bundle(await claimNotices(deps.db, limit, deps.clock.now())),
    call: (item) => call(deps, item),
    record: (done) =>
      deps.db.transaction((tx) =>
        applyVerdicts(
          tx,
          done.flatMap(({ item, outcome }) => item.notices.map(({ id }) => ({ id, verdict: outcome }))),
          deps,
        ),
      ),
  });
}

function bundle(notices: ClaimedNotice[]): NoticeBundle[] {
  const groups = groupBy(notices, (notice) => `${notice.staff}\n${textOf(notice, 'title')}`);
  return [...groups.values()].map((list) => ({ staff: list[0]?.staff ?? null, notices: list }));
}

async function call(deps: DispatcherDeps, { staff, notices }: NoticeBundle): Promise<Verdict> {
  const [first] = notices;
  const userid = (await deps.plan(deps.db))?.plan.staff[staff ?? '']?.wecom;
  if (!first || userid === undefined) return { end: 'dropped', reason: 'unknown-staff' };
  const now = deps.clock.now();
  if (notices.every((notice) => notice.not_after !== null && notice.not_after <= now))
    return { end: 'expired', reason: 'too-late' };
  const outcome = await answerOf(
    () =>
      deps.port.notifyStaff({
        userids: [userid],
        title: textOf(first, 'title').slice(0, TITLE_CHARS),
        text: mergeNotices(notices.map((notice) => textOf(notice, 'text'))).slice(0, TEXT_CHARS),
        url: textOf(first, 'url') || deps.settings.tasksUrl,
      }),
    deps.settings.callDeadlineMs,
  );
  const attempts = Math.max(...notices.map((notice) => notice.attempts));
  return callVerdict(outcome, attempts, MAX_ATTEMPTS);
}

function textOf(notice: ClaimedNotice, name: 'title' | 'text' | 'url'): string {
  const value = notice.params[name];
  return typeof value === 'string' ? value : '';
}
