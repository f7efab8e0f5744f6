import type { CompiledPlan, JourneyPlan } from '../../../reaction/compiled-plan.ts';
import type { ContactState, EnrolmentState } from '../../../reaction/contact-state.ts';
import type { DraftCoupon, Reaction, StepRecord, TaskOver } from '../../../reaction/reaction.ts';

/** The place of one person in one journey, on the version they started with. */
export interface Walk {
  contact: ContactState;
  enrolment: EnrolmentState;
  journey: JourneyPlan;
  plan: CompiledPlan;
  reaction: Reaction;
  /** Properties of the event that started the journey or moves it now. */
  input: Record<string, unknown>;
  /** Much too late by the journey's rule: what would reach people is passed over until the next wait. */
  skipTouches?: boolean;
}

/** Where a node leads: on to another node, with what came of it, or to a rest (waiting, ended). */
export type Move =
  | {
      to: number;
      outcome?: string | undefined;
      detail?: Record<string, unknown> | undefined;
      /** What came of it is known when this is. */
      awaits?: DraftCoupon;
    }
  | { rest: true };

/** Notes that a node has been passed, with what came of it and what that was decided from. */
export function pass(
  walk: Walk,
  node: number,
  outcome: string | null,
  detail: Record<string, unknown> | null = null,
): StepRecord {
  walk.enrolment.seq += 1;
  walk.enrolment.dirty = true;
  const step = {
    enrolment: walk.enrolment,
    seq: walk.enrolment.seq,
    node,
    at: walk.reaction.now,
    outcome,
    detail,
  };
  walk.reaction.effects.steps.push(step);
  return step;
}

/** Ways out that are not the journey's own end: what it still meant to say is taken back. */
const CUT_SHORT: ReadonlySet<string> = new Set(['goal', 'left', 'stopped', 'late', 'gone', 'moved-out']);

type Ending = Pick<Walk, 'contact' | 'enrolment' | 'reaction'>;

/**
 * Ends a journey for a person: `completed`, the reason of an `end` step, `goal`, `left`, `stopped` by an operator,
 * `late`, `moved-out` of a version, or `gone` when the version is no longer known.
 */
export function endEnrolment(walk: Ending, reason: string): void {
  const { enrolment, reaction, contact } = walk;
  enrolment.status = 'ended';
  enrolment.endedAt = reaction.now;
  enrolment.endReason = reason;
  if (enrolment.waiting === 'task') closeTask(walk, { state: 'cancelled', outcome: `journey ${reason}` });
  if (CUT_SHORT.has(reason)) reaction.effects.cutShort.push({ enrolment, reason });
  rest(walk, null, null);
  reaction.effects.derived.push({
    name: 'journey.ended',
    contactId: contact.id,
    at: reaction.now,
    props: { journey: enrolment.journey, reason, ...keyProps(enrolment) },
  });
}

/** The key of an entry, for whoever is told of it; nothing for journeys without one. */
export function keyProps({ key }: Pick<EnrolmentState, 'key'>): { key?: string } {
  return isOwnKey(key) ? { key } : {};
}

/** False for no key at all, and for those that `again: always` makes to keep entries apart: `@3.17`. */
export function isOwnKey(key: string): boolean {
  return key !== '' && !/^@\d+\.\d+$/.test(key);
}

/** Closes the task that the person waits for; it may be of this very batch and have no number yet. */
export function closeTask({ enrolment, reaction }: Ending, over: TaskOver): void {
  const { closeTasks, tasks } = reaction.effects;
  if (enrolment.taskId !== null) {
    closeTasks.push({ id: enrolment.taskId, ...over });
    return;
  }
  const draft = tasks.findLast((task) => task.enrolment === enrolment);
  if (draft) draft.over = over;
}

/** Stands still, for something or (`null`) for good. */
export function rest(walk: Ending, waiting: EnrolmentState['waiting'], dueAt: Date | null): Move {
  if (walk.enrolment.dueAt !== null && walk.enrolment.id > 0)
    walk.reaction.effects.endedTimers.push(walk.enrolment.id);
  walk.enrolment.waiting = waiting;
  walk.enrolment.dueAt = dueAt;
  walk.enrolment.dirty = true;
  return { rest: true };
}
