import { dayIn, minuteOfDay } from '../../../kernel/zone.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import type { JourneyNode, LatePolicy } from './compile.ts';
import { nextMoment } from './moments.ts';
import { closeTask, endEnrolment, pass, rest, type Walk } from './progress.ts';
import { endedFromOutside, leaveNode, walkOf } from './react.ts';
import { walkFrom } from './walk.ts';

/**
 * A journey whose wait is over. The timer may be out of date: then nothing happens. In a paused journey it is held:
 * the timer is gone, `dueAt` stays, and going on with the journey arms it again.
 */
export function wakeJourney(contact: ContactState, enrolmentId: number, reaction: Reaction): void {
  const enrolment = [...contact.enrolments.values()].find((one) => one.id === enrolmentId);
  if (enrolment?.status !== 'active') return;
  const walk = walkOf(contact, enrolment, {}, reaction);
  if (!walk) {
    endEnrolment({ contact, enrolment, reaction }, 'gone');
    return;
  }
  if (endedFromOutside(walk) || reaction.stateOf(enrolment.journey) === 'paused') return;
  const due = enrolment.dueAt;
  if (due === null || due > reaction.now) return;
  // The timer that brought us here is gone.
  enrolment.dueAt = null;
  if (!overtaken(walk, due)) goOnLate(walk, lateness(walk, due));
}

function lateness({ reaction }: Walk, due: Date): number {
  return reaction.now.getTime() - due.getTime();
}

/** Applies the rule for steps that come due too late. @returns whether the person is done with for now. */
function overtaken(walk: Walk, due: Date): boolean {
  const { enrolment } = walk;
  const lateMs = lateness(walk, due);
  const node = walk.journey.nodes[enrolment.node];
  const policy = policyAt(walk, node);
  if (!policy || lateMs <= policy.afterMs || policy.do === 'run') return false;
  const detail = { lateMinutes: Math.round(lateMs / 60_000) };
  if (policy.do === 'end') {
    pass(walk, enrolment.node, 'late', detail);
    endEnrolment(walk, 'late');
    return true;
  }
  if (policy.do === 'reschedule') return reschedule(walk, { node, due, detail });
  walk.skipTouches = true;
  return false;
}

/** A wait may have a rule of its own. */
function policyAt({ journey, enrolment }: Walk, node: JourneyNode | undefined): LatePolicy | null {
  const own = node && enrolment.waiting !== 'entry' && 'late' in node ? node.late : null;
  return own ?? journey.late;
}

interface Late {
  node: JourneyNode | undefined;
  due: Date;
  detail: Record<string, unknown>;
}

/** To the next time that local clocks show what they should have shown. Limits on events and tasks just run out. */
function reschedule(walk: Walk, { node, due, detail }: Late): boolean {
  const { enrolment, reaction, plan } = walk;
  if (enrolment.waiting !== 'time' && enrolment.waiting !== 'entry') return false;
  const minute = minuteOfDay(due, plan.timezone);
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const on = node?.kind === 'wait-until' && enrolment.waiting === 'time' ? node.on : null;
  const at = nextMoment(reaction.now, time, on, plan);
  if (enrolment.waiting === 'time' && node && 'next' in node) {
    pass(walk, enrolment.node, 'rescheduled', { ...detail, to: dayIn(at, plan.timezone) });
    enrolment.node = node.next;
  }
  rest(walk, 'entry', at);
  return true;
}

function enterWaiting(walk: Walk): void {
  const { node } = walk.enrolment;
  if (node < 0) {
    endEnrolment(walk, 'moved-out');
    return;
  }
  rest(walk, null, null);
  walkFrom(walk, node);
}

function goOnLate(walk: Walk, lateMs: number): void {
  const { enrolment, reaction, contact } = walk;
  const node = walk.journey.nodes[enrolment.node];
  if (enrolment.waiting === 'entry' || enrolment.waiting === null) {
    enterWaiting(walk);
    return;
  }
  if (!node || !('next' in node)) {
    endEnrolment(walk, 'completed');
    return;
  }
  if (enrolment.waiting === 'task' && enrolment.taskId !== null) {
    closeTask(walk, { state: 'expired', outcome: 'not done in time' });
    reaction.effects.derived.push({
      ifCloses: enrolment.taskId,
      name: 'task.expired',
      contactId: contact.id,
      at: reaction.now,
      props: { task: enrolment.taskId, ...(node.kind === 'task' ? { do: node.task.do } : {}) },
    });
  }
  const detail = walk.skipTouches ? { lateMinutes: Math.round(lateMs / 60_000) } : null;
  leaveNode(walk, node.next, enrolment.waiting === 'time' ? 'due' : 'timed-out', detail);
}
