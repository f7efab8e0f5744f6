import { durationMs } from '@hetang/contract/plan/values';
import { matchesWhere } from '../../../conditions/rules/counter-key.ts';
import { holds } from '../../../conditions/rules/evaluate.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { JourneyPlan } from '../../../reaction/compiled-plan.ts';
import { type ContactState, type EnrolmentState, factsOf } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { alreadyFilled, closeTask, endEnrolment, pass, type Walk, walkFrom } from './walk.ts';

/** Events older than this start no journey: imported history is not a reason to greet people. */
export const LATE_START_MS = 86_400_000;

/** Journeys after an event: those under way go on, end or are left; those it starts are started. */
export function reactWithJourneys(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  for (const enrolment of contact.enrolments.values()) {
    if (enrolment.status !== 'active') continue;
    const walk = walkOf(contact, enrolment, event.props, reaction);
    if (walk && !endedByConditions(walk)) goOn(walk, event);
  }
  for (const journey of reaction.plan.starts.get(event.name) ?? []) {
    if (matchesWhere(event.props, journey.spec.start.where)) start(contact, journey, event, reaction);
  }
}

/** A journey whose wait is over. The timer may be out of date: then nothing happens. */
export function wakeJourney(contact: ContactState, enrolmentId: number, reaction: Reaction): void {
  const enrolment = [...contact.enrolments.values()].find((one) => one.id === enrolmentId);
  if (enrolment?.status !== 'active' || enrolment.dueAt === null || enrolment.dueAt > reaction.now) return;
  const walk = walkOf(contact, enrolment, {}, reaction);
  if (!walk || endedByConditions(walk)) return;
  const node = walk.journey.nodes[enrolment.node];
  if (!node || !('next' in node)) return;
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
  leaveNode(walk, node.next, enrolment.waiting === 'time' ? 'due' : 'timed-out');
}

function walkOf(
  contact: ContactState,
  enrolment: EnrolmentState,
  input: Record<string, unknown>,
  reaction: Reaction,
): Walk | undefined {
  const plan = reaction.planAt(enrolment.version);
  const journey = plan?.journeys.get(enrolment.journey);
  return plan && journey ? { contact, enrolment, journey, plan, reaction, input } : undefined;
}

/** Goal and leave are looked at on every occasion; "did it" there means since the journey began. */
function endedByConditions(walk: Walk): boolean {
  const { goal, leave } = walk.journey.spec;
  const { goalWithinMs } = walk.journey;
  const facts = factsOf(walk.contact, walk.reaction.plan);
  const since = walk.enrolment.startedAt.getTime();
  const moment = { now: walk.reaction.now.getTime(), since };
  const inTime = goalWithinMs === null || moment.now <= since + goalWithinMs;
  if (goal && inTime && holds(goal.when, facts, moment)) endEnrolment(walk, 'goal');
  else if (leave && holds(leave, facts, moment)) endEnrolment(walk, 'left');
  return walk.enrolment.status === 'ended';
}

function goOn(walk: Walk, event: LoggedEvent): void {
  const { enrolment, contact } = walk;
  const node = walk.journey.nodes[enrolment.node];
  if (!node) return;
  if (enrolment.waiting === 'event' && node.kind === 'wait-for') {
    if (event.name === node.leaf.event && matchesWhere(event.props, node.leaf.where))
      leaveNode(walk, node.next, 'happened');
  } else if (enrolment.waiting === 'task' && node.kind === 'task') {
    if (event.name === 'task.done' && event.props.task === enrolment.taskId)
      leaveNode(walk, node.next, 'done');
    else if (alreadyFilled(contact, node.task.fills)) {
      // Staff noted it elsewhere, say as tags in the WeCom client: the task has nothing left to ask.
      closeTask(walk, { state: 'done', outcome: 'filled elsewhere' });
      leaveNode(walk, node.next, 'filled');
    }
  }
}

function leaveNode(walk: Walk, next: number, outcome: string): void {
  const { enrolment } = walk;
  if (enrolment.dueAt !== null && enrolment.id > 0) walk.reaction.effects.endedTimers.push(enrolment.id);
  enrolment.waiting = null;
  enrolment.dueAt = null;
  pass(walk, enrolment.node, outcome);
  walkFrom(walk, next);
}

function start(contact: ContactState, journey: JourneyPlan, event: LoggedEvent, reaction: Reaction): void {
  const last = contact.enrolments.get(journey.key);
  if (reaction.now.getTime() - event.at.getTime() > LATE_START_MS || !mayEnter(journey, last, reaction.now))
    return;
  const enrolment: EnrolmentState = {
    id: 0,
    journey: journey.key,
    version: reaction.plan.version,
    entry: (last?.entry ?? 0) + 1,
    status: 'active',
    node: 0,
    seq: 0,
    waiting: null,
    taskId: null,
    dueAt: null,
    startedAt: event.at,
    endedAt: null,
    endReason: null,
    trigger: { event: event.name, seq: event.seq },
    dirty: true,
  };
  if (last?.dirty) contact.dirty.replaced.push(last);
  contact.enrolments.set(journey.key, enrolment);
  reaction.effects.derived.push({
    name: 'journey.started',
    contactId: contact.id,
    at: reaction.now,
    props: { journey: journey.key },
  });
  const walk: Walk = { contact, enrolment, journey, plan: reaction.plan, reaction, input: event.props };
  walkFrom(walk, 0);
}

/** One entry at a time; whether another may follow is the journey's `again`. */
export function mayEnter(journey: JourneyPlan, last: EnrolmentState | undefined, now: Date): boolean {
  if (!last) return true;
  if (last.status === 'active') return false;
  const { again } = journey.spec;
  if (again === 'never') return false;
  if (again === 'after-end') return true;
  return last.endedAt !== null && now.getTime() >= last.endedAt.getTime() + durationMs(again.after);
}
