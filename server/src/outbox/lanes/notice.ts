import type { NoticeCard } from '../../channels/staff-cards.ts';
import { cardButtons, cardKey, keepCards, type SentCard } from '../../modules/tasks/api.ts';
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

interface Told {
  verdict: Verdict;
  card: SentCard | null;
}

/** Tells staff what waits for them, by messages of the app. Of one task alone they get a card with buttons. */
export function noticeLane(deps: DispatcherDeps): Lane {
  return makeLane<NoticeBundle, Told>({
    name: 'notice',
    slots: SLOTS,
    claim: async (limit) => bundle(await claimNotices(deps.db, limit, deps.clock.now())),
    call: (item) => call(deps, item),
    record: (done) =>
      deps.db.transaction(async (tx) => {
        await applyVerdicts(
          tx,
          done.flatMap(({ item, outcome }) =>
            item.notices.map(({ id }) => ({ id, verdict: outcome.verdict })),
          ),
          deps,
        );
        const cards = done.flatMap(({ outcome }) => outcome.card ?? []);
        await keepCards(tx, cards, deps.clock.now());
      }),
  });
}

/** What has been done meanwhile keeps to itself: it is not told. */
function bundle(notices: ClaimedNotice[]): NoticeBundle[] {
  const groups = groupBy(
    notices,
    (notice) => `${notice.staff}\n${textOf(notice, 'title')}\n${hasEnded(notice) ? notice.id : ''}`,
  );
  return [...groups.values()].map((list) => ({ staff: list[0]?.staff ?? null, notices: list }));
}

const hasEnded = ({ task }: ClaimedNotice): boolean => task !== null && task.state !== 'open';

async function call(deps: DispatcherDeps, { staff, notices }: NoticeBundle): Promise<Told> {
  const not = (verdict: Verdict): Told => ({ verdict, card: null });
  const [first] = notices;
  const userid = (await deps.plan(deps.db))?.plan.staff[staff ?? '']?.wecom;
  if (!first || userid === undefined) return not({ end: 'dropped', reason: 'unknown-staff' });
  if (hasEnded(first)) return not({ end: 'dropped', reason: 'task-closed' });
  const now = deps.clock.now();
  if (notices.every((notice) => notice.not_after !== null && notice.not_after <= now))
    return not({ end: 'expired', reason: 'too-late' });
  const url = textOf(first, 'url') || deps.settings.tasksUrl;
  const outcome = await answerOf(
    () =>
      deps.port.notifyStaff({
        userids: [userid],
        title: textOf(first, 'title').slice(0, TITLE_CHARS),
        text: mergeNotices(notices.map((notice) => textOf(notice, 'text'))).slice(0, TEXT_CHARS),
        url,
        card: notices.length === 1 ? cardOf(first, url) : undefined,
      }),
    deps.settings.callDeadlineMs,
  );
  const attempts = Math.max(...notices.map((notice) => notice.attempts));
  const code = outcome.kind === 'done' ? outcome.value.cardCode : null;
  const card = code && first.task ? { task: first.task.id, notice: first.id, userid, code } : null;
  return { verdict: callVerdict(outcome, attempts, MAX_ATTEMPTS), card };
}

function cardOf({ id, task }: ClaimedNotice, url: string): NoticeCard | undefined {
  return task ? { key: cardKey(task.id, id), buttons: cardButtons(task, url) } : undefined;
}

function textOf(notice: ClaimedNotice, name: 'title' | 'text' | 'url'): string {
  const value = notice.params[name];
  return typeof value === 'string' ? value : '';
}
