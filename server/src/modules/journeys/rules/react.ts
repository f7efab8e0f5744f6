import { CALLED } from '@hetang/contract/plan/kinds/journey-starts';
import { matchesWhere } from '../../../conditions/rules/counter-key.ts';
import { holds } from '../../../conditions/rules/evaluate.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import {
  type ContactState,
  type EnrolmentState,
  enrolmentsOf,
  factsOf,
} from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { asKey, startJourney } from './enter.ts';
import { closeTask, endEnrolment, pass, rest, type Walk } from './progress.ts';
import { alreadyFilled, followDate } from './wait.ts';
import { walkFrom } from './walk.ts';

/** Events older than this start no journey: imported history is not a reason to greet people. */
export const LATE_START_MS = 86_400_000;

/** Journeys after an event: those under way go on, end or are left; those it starts are started. */
export function reactWithJourneys(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  for (const enrolment of enrolmentsOf(contact)) {
    if (enrolment.status !== 'active') continue;
    const walk = walkOf(contact, enrolment, event.props, reaction);
    if (walk && !endedFromOutside(walk)) goOn(walk, event);
  }
  const late = reaction.now.getTime() - event.at.getTime() > LATE_START_MS;
  const starts = late ? [] : (reaction.plan.starts.get(event.name) ?? []);
  for (const { journey, where } of starts) {
    if (matchesWhere(event.props, where)) startJourney(contact, journey, event, reaction);
  }
  if (event.name === CALLED) answerCall(contact, event, reaction);
}

/** Begins the journey that is called for, and says when its rules do not allow it. */
function answerCall(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  const key = typeof event.props.journey === 'string' ? event.props.journey : '';
  const journey = reaction.plan.journeys.get(key);
  const lateMs = reaction.now.getTime() - event.at.getTime();
  const late = journey?.late && lateMs > journey.late.afterMs && /^(skip|end)$/.test(journey.late.do);
  const refusal = !journey
    ? 'no-such-journey'
    : late
      ? 'late'
      : startJourney(contact, journey, event, reaction);
  if (refusal === null) return;
  reaction.effects.derived.push({
    name: 'journey.refused',
    contactId: contact.id,
    at: reaction.now,
    props: { journey: key, reason: refusal, ...(event.props.by === undefined ? {} : { by: event.props.by }) },
  });
}

/** One person in one journey; undefined when the version they began with is not known any more. */
export function walkOf(
  contact: ContactState,
  enrolment: EnrolmentState,
  input: Record<string, unknown>,
  reaction: Reaction,
): Walk | undefined {
  const plan = reaction.planAt(enrolment.version);
  const journey = plan?.journeys.get(enrolment.journey);
  return plan && journey ? { contact, enrolment, journey, plan, reaction, input } : undefined;
}

/**
 * Stopped by an operator, or over by goal or leave. These are looked at on every occasion, in a paused journey too;
 * "did it" there means since the journey began.
 */
export function endedFromOutside(walk: Walk): boolean {
  const { goal, leave } = walk.journey.spec;
  const { goalWithinMs } = walk.journey;
  if (walk.reaction.stateOf(walk.journey.key) === 'stopped') {
    endEnrolment(walk, 'stopped');
    return true;
  }
  if (!goal && !leave) return false;
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
  if (enrolment.waiting === 'time' && node.kind === 'wait-date') followDate(walk, node);
  else if (enrolment.waiting === 'event' && node.kind === 'wait-for') {
    const { leaf } = node;
    if (event.name === leaf.event && matchesWhere(event.props, leaf.where) && isAbout(walk, event))
      leaveNode(walk, node.next, 'happened', { event: event.name, seq: event.seq });
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

/** An event that carries the journey's key is about the entry with that value only. */
function isAbout({ journey, enrolment }: Walk, event: LoggedEvent): boolean {
  const { key } = journey.spec;
  const value = key === undefined ? undefined : event.props[key];
  return value === undefined || asKey(value) === enrolment.key;
}

/** Leaves a wait that is over. In a paused journey the next step waits for the end of the pause. */
export function leaveNode(
  walk: Walk,
  next: number,
  outcome: string,
  detail: Record<string, unknown> | null = null,
): void {
  const { enrolment, reaction } = walk;
  pass(walk, enrolment.node, outcome, detail);
  if (reaction.stateOf(enrolment.journey) === 'paused') {
    enrolment.node = next;
    rest(walk, 'entry', reaction.now);
    return;
  }
  rest(walk, null, null);
  walkFrom(walk, next);
}
