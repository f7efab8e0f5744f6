import type { Condition } from '@hetang/contract/plan/condition';
import { nextChange } from '../../../conditions/rules/next-change.ts';
import {
  type ContactState,
  type EnrolmentState,
  enrolmentsOf,
  factsOf,
} from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { endedFromOutside, walkOf } from './react.ts';

type Plans = Pick<Reaction, 'plan' | 'planAt' | 'now'>;

/** What ends a journey for somebody under way, where time alone can make it true. */
function timedEnds(enrolment: EnrolmentState, plans: Plans): Condition[] {
  if (enrolment.status !== 'active') return [];
  const journey = plans.planAt(enrolment.version)?.journeys.get(enrolment.journey);
  return journey?.timedEnds ?? [];
}

/** Whether a contact is in a journey whose goal or way out time alone can make true. */
export function waitsForTime(contact: ContactState, plans: Plans): boolean {
  for (const enrolment of contact.enrolments.values())
    if (timedEnds(enrolment, plans).length > 0) return true;
  return false;
}

/** The next moment (ms) at which time alone may end a journey for a contact; null for never. */
export function nextLook(contact: ContactState, plans: Plans): number | null {
  const facts = factsOf(contact, plans.plan);
  const now = plans.now.getTime();
  const moments = [...contact.enrolments.values()]
    .flatMap((enrolment) => timedEnds(enrolment, plans))
    .flatMap((condition) => nextChange(condition, facts, now) ?? []);
  return moments.length === 0 ? null : Math.min(...moments);
}

/** Ends the journeys of a contact whose goal or way out holds by now. */
export function lookAtEnds(contact: ContactState, reaction: Reaction): void {
  for (const enrolment of enrolmentsOf(contact)) {
    if (timedEnds(enrolment, reaction).length === 0) continue;
    const walk = walkOf(contact, enrolment, {}, reaction);
    if (walk) endedFromOutside(walk);
  }
}
