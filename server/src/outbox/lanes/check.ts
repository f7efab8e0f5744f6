import type { MassSendReading } from '../../channels/port.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { closeConfirmTask } from '../../modules/tasks/api.ts';
import { after, type DispatcherDeps, machineMs } from '../deps.ts';
import { answerOf, type Lane, makeLane } from '../lane.ts';
import { isQuiet } from '../plan-now.ts';
import { reachOf } from '../reach-of-plan.ts';
import { nextCheckMs } from '../rules/next-check.ts';
import { endsOf, mustCancel, type OpenSend, stateAfter, type TargetEnd } from '../rules/read-result.ts';
import { isPlannedReminderDue, isReminderDue, mayRemind, REMINDERS_PER_DAY } from '../rules/reminder.ts';
import { settleIntentions } from '../settle.ts';
import { claimOpenSends, type OpenSendRow } from '../sql/claim-open-sends.ts';
import { lockOpenSend, moveOpenSend } from '../sql/move-open-send.ts';
import { type OpenMember, openMembers } from '../sql/open-members.ts';
import { takeReminder } from '../sql/take-reminder.ts';

const SLOTS = 4;
const HOUR = 3_600_000;

/** Looks at mass tasks that wait for their sender: reads results, reminds, calls off what is too late. */
export function checkLane(deps: DispatcherDeps): Lane {
  const { db, clock, settings } = deps;
  return makeLane<OpenSendRow, MassSendReading | null>({
    name: 'mass-check',
    slots: SLOTS,
    claim(limit) {
      const now = clock.now();
      return claimOpenSends(db, limit, { now, heldUntil: after(now, machineMs(clock, settings.leaseMs)) });
    },
    call: (send) => look(deps, send),
    async record(done) {
      for (const { item, outcome } of done) await db.transaction((tx) => record(tx, deps, item, outcome));
    },
  });
}

/** What the platform says of the task, after what had to be done about it; null when it said nothing. */
async function look(deps: DispatcherDeps, send: OpenSendRow): Promise<MassSendReading | null> {
  const reading = await read(deps, send);
  if (!reading) return null;
  if (mustCancel(openSend(send), reading, deps.clock.now().getTime())) {
    await answerOf(() => deps.port.cancelMassSend(send.platform_id), deps.settings.callDeadlineMs);
    // Read again whatever the answer was: the sender may have confirmed in between.
    return read(deps, send);
  }
  if (!reading.confirmed && !reading.cancelled) await remind(deps, send);
  return reading;
}

async function read(deps: DispatcherDeps, send: OpenSendRow): Promise<MassSendReading | null> {
  const outcome = await answerOf(
    () => deps.port.readMassSend({ platformId: send.platform_id, sender: send.sender }),
    deps.settings.callDeadlineMs,
  );
  return outcome.kind === 'done' ? outcome.value : null;
}

async function remind(deps: DispatcherDeps, send: OpenSendRow): Promise<void> {
  const now = deps.clock.now();
  const reminded = send.reminded.map((at) => at.getTime());
  const due = send.remind_wanted
    ? mayRemind(reminded, now.getTime())
    : await isTimeToRemind(deps, { createdAt: send.created_at.getTime(), reminded });
  if (!due || (!send.remind_wanted && (await isQuiet(deps)))) return;
  const limit = { now, perDay: REMINDERS_PER_DAY, asked: send.remind_wanted, quietSince: after(now, -HOUR) };
  if (!(await takeReminder(deps.db, send.id, limit))) return;
  const outcome = await answerOf(
    () => deps.port.remindMassSend(send.platform_id),
    deps.settings.callDeadlineMs,
  );
  if (outcome.kind !== 'done') deps.log.warn({ massSend: send.id, outcome }, 'reminder not confirmed');
}

/** By the times of the plan, else by the pace of the server. */
async function isTimeToRemind(
  deps: DispatcherDeps,
  send: { createdAt: number; reminded: number[] },
): Promise<boolean> {
  const now = deps.clock.now().getTime();
  const plan = (await deps.plan(deps.db))?.plan;
  const planned = plan ? reachOf(plan, deps.settings).reminders : null;
  return planned === null
    ? isReminderDue(send, now, deps.settings.reminderAfterMs)
    : isPlannedReminderDue(send, now, planned);
}

async function record(
  tx: Tx,
  deps: DispatcherDeps,
  send: OpenSendRow,
  reading: MassSendReading | null,
): Promise<void> {
  if (!(await lockOpenSend(tx, send.id))) return;
  const now = deps.clock.now();
  const members = await openMembers(tx, send.id);
  const confirmedAt = send.confirmed_at ?? (reading?.confirmed ? now : null);
  const settled = match(members, endsNow(deps, { ...send, confirmed_at: confirmedAt }, reading));
  await settleIntentions(tx, settled, { now, metrics: deps.metrics });
  const over = settled.length === members.length;
  await moveOpenSend(tx, send, {
    state: stateAfter({ over, confirmed: confirmedAt !== null, cancelled: reading?.cancelled ?? false }),
    confirmedAt,
    checkedAt: reading ? now : null,
    nextCheckAt: over ? null : after(now, waitMs(deps, send, now)),
    settledAt: over ? now : null,
  });
  if (confirmedAt || over) await closeConfirmTask(tx, send.id, taskEnd(send, confirmedAt, now), now);
}

function endsNow(deps: DispatcherDeps, send: OpenSendRow, reading: MassSendReading | null): TargetEnd[] {
  const now = deps.clock.now();
  if (!reading) return giveUp(deps, send, now);
  return endsOf(openSend(send), reading, now.getTime(), deps.settings.resultGraceMs);
}

/** No results for so long that none will come. */
function giveUp(deps: DispatcherDeps, send: OpenSendRow, now: Date): TargetEnd[] {
  if (now < after(send.not_after, deps.settings.longestWaitMs)) return [];
  return [{ target: null, state: 'failed', reason: 'no-result', at: null }];
}

function match(members: readonly OpenMember[], ends: readonly TargetEnd[]) {
  const named = new Map(ends.map((end) => [end.target, end]));
  return members.flatMap(({ id, target }) => {
    const end = named.get(target) ?? named.get(null);
    return end ? [{ id, state: end.state, reason: end.reason, at: end.at }] : [];
  });
}

function taskEnd(send: OpenSendRow, confirmedAt: Date | null, now: Date) {
  if (confirmedAt) return { state: 'done', outcome: 'confirmed' } as const;
  if (send.cancel_wanted) return { state: 'cancelled', outcome: 'cancelled-by-operator' } as const;
  if (now >= send.not_after) return { state: 'expired', outcome: 'not-confirmed' } as const;
  return { state: 'cancelled', outcome: 'nobody-left' } as const;
}

function waitMs(deps: DispatcherDeps, send: OpenSendRow, now: Date): number {
  return nextCheckMs(now.getTime() - send.created_at.getTime(), send.not_after.getTime() - now.getTime(), {
    everyMs: deps.settings.checkEveryMs,
    floorMs: machineMs(deps.clock, deps.settings.checkFloorMs),
  });
}

function openSend(send: OpenSendRow): OpenSend {
  return {
    audience: send.audience,
    notAfter: send.not_after.getTime(),
    confirmedAt: send.confirmed_at?.getTime() ?? null,
    cancelWanted: send.cancel_wanted,
  };
}
