import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { reachOf } from '../../outbox/reach-of-plan.ts';
import { nextCheckMs } from '../../outbox/rules/next-check.ts';
import { isPlannedReminderDue, isReminderDue } from '../../outbox/rules/reminder.ts';
import { quietUntil } from '../../outbox/windows.ts';
import { closePublishTasks } from '../tasks/api.ts';
import type { MomentDeps } from './deps.ts';
import { machineLater } from './later.ts';
import { noticeMembers } from './notice-members.ts';
import { type Member, nextMarksAt, stateBy } from './rules/watch.ts';
import { keepMarks, type Mark } from './sql/keep-marks.ts';
import { readMembers, saveMembers } from './sql/members.ts';
import type { PostRow } from './sql/post-row.ts';
import { tellLog } from './tell-log.ts';
import type { MemberReading, Reading } from './watch-post.ts';

/** Machine milliseconds until a Moment is looked at again of which the platform said nothing. */
const SILENT_MS = 30_000;

/** Writes what the platform says of a Moment, and tells the log of what is new. */
export async function recordWatch(
  tx: Tx,
  deps: MomentDeps,
  post: PostRow,
  reading: Reading | null,
): Promise<void> {
  const now = deps.clock.now();
  if (!reading) {
    await tx.run(sql`
      update moment_post set next_check_at = ${machineLater(deps, SILENT_MS)} where id = ${post.id}`);
    return;
  }
  await tx.run(sql`select from moment_post where id = ${post.id} for update`);
  const before = await readMembers(tx, post.id);
  const after = before.map((member) => memberAfter(member, reading, now));
  await saveMembers(tx, post.id, after);
  await closePublishTasks(tx, post.id, after.flatMap(taskEndOf), now);
  const fresh = await keepMarks(tx, post.id, reading.members.flatMap(marksOf));
  const unread = new Set(before.filter(({ reached }) => reached === null).map(({ userid }) => userid));
  const reached = reading.members.filter(({ userid }) => unread.has(userid));
  await tellLog(tx, deps, { post: post.id, members: after, reached, marks: fresh });
  const state = stateBy(after, reading.stopped);
  await tx.run(sql`
    update moment_post
    set state = ${state}, next_check_at = ${nextAt(deps, post, { state, members: after, isPart: reading.isPart })},
        settled_at = case when ${state} = 'publishing' then null else coalesce(settled_at, ${now}) end,
        reason = case when ${state} = 'expired' then coalesce(reason, 'not-published')
                      when ${state} = 'failed' then coalesce(reason, 'unknown-member') else reason end
    where id = ${post.id}`);
  if (state === 'publishing') await remind(tx, deps, post);
}

function memberAfter(
  member: Member,
  { asked, published, stopped, members }: Reading,
  now: Date,
): Member & { reason: string | null } {
  const read = members.find(({ userid }) => userid === member.userid);
  const seen = read ? { reached: read.reached?.length ?? member.reached, read_at: now } : {};
  if (published.has(member.userid))
    return { ...member, ...seen, state: 'published', published_at: member.published_at ?? now, reason: null };
  if (member.state !== 'waiting') return { ...member, reason: null };
  // Nobody is left out of an answer that names nobody at all.
  if (asked.size > 0 && !asked.has(member.userid))
    return { ...member, state: 'refused', reason: 'unknown-member' };
  return { ...member, state: stopped ?? 'waiting', reason: null };
}

const TASK_ENDS = {
  published: { state: 'done', outcome: 'published' },
  expired: { state: 'expired', outcome: 'not-published' },
  cancelled: { state: 'cancelled', outcome: 'cancelled' },
  refused: { state: 'cancelled', outcome: 'unknown-member' },
} as const;

function taskEndOf({ staff, state }: Member) {
  return state === 'waiting' ? [] : [{ staff, ...TASK_ENDS[state] }];
}

function marksOf({ userid, likes, comments }: MemberReading): Mark[] {
  const count = new Map<string, number>();
  return [
    ...likes.map((one) => ({ kind: 'like' as const, ...one })),
    ...comments.map((one) => ({ kind: 'comment' as const, ...one })),
  ].map(({ kind, externalUserid, at }) => {
    const id = `${kind} ${externalUserid} ${at.getTime()}`;
    const nr = count.get(id) ?? 0;
    count.set(id, nr + 1);
    return { userid, external_userid: externalUserid, kind, at, nr };
  });
}

function nextAt(
  deps: MomentDeps,
  post: PostRow,
  { state, members, isPart }: { state: string; members: readonly Member[]; isPart: boolean },
): Date | null {
  const now = deps.clock.now();
  if (isPart) return now;
  if (state !== 'publishing') {
    const at = nextMarksAt(members, now.getTime());
    return at === null
      ? null
      : new Date(Math.max(at, machineLater(deps, deps.settings.checkFloorMs).getTime()));
  }
  const age = now.getTime() - (post.made_at ?? now).getTime();
  const wait = nextCheckMs(age, post.not_after.getTime() - now.getTime(), {
    everyMs: deps.settings.checkEveryMs,
    floorMs: deps.settings.checkFloorMs * deps.clock.speed,
  });
  return new Date(now.getTime() + wait);
}

/** By the times of the plan, else by the pace of the server; at night nobody is. */
async function remind(tx: Tx, deps: MomentDeps, post: PostRow): Promise<void> {
  const now = deps.clock.now();
  const plan = (await deps.plan(tx))?.plan;
  if (!plan || post.made_at === null) return;
  const rules = reachOf(plan, deps.settings);
  if (quietUntil(now, rules.quietHours, plan.meta.timezone) !== null) return;
  const sent = { createdAt: post.made_at.getTime(), reminded: post.reminded.map((at) => at.getTime()) };
  const isDue =
    rules.reminders === null
      ? isReminderDue(sent, now.getTime(), deps.settings.reminderAfterMs)
      : isPlannedReminderDue(sent, now.getTime(), rules.reminders);
  if (!isDue) return;
  await tx.run(sql`update moment_post set reminded = reminded || ${now}::timestamptz where id = ${post.id}`);
  await noticeMembers(tx, deps, post, `reminder-${post.reminded.length + 1}`);
}
