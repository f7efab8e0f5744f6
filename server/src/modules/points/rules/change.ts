import type { Plan } from '@hetang/contract/plan/registry';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { type Behind, earn, refuse, spend } from './book.ts';
import { endsAt } from './ends-at.ts';
import { expirePoints } from './expire.ts';

/** More than anybody has: a movement stays a whole number that every side can hold. */
const MOST_POINTS = 10_000_000;

/** What became of a wish for points. */
export type Outcome = 'earned' | 'spent' | 'not-enough' | 'unknown-scheme' | 'not-a-number';

/**
 * Gives points, or takes them when the number is below zero; more than there are is refused whole and told as
 * `points.refused`. `plan` is the one that has the scheme.
 */
export function change(
  contact: ContactState,
  { scheme, points, plan }: { scheme: string; points: number; plan: Plan },
  behind: Behind,
  reaction: Reaction,
): Outcome {
  const outcome = tryChange(contact, { scheme, points, plan }, behind, reaction);
  if (outcome !== 'earned' && outcome !== 'spent')
    refuse(contact, { scheme, points, why: outcome }, behind, reaction);
  return outcome;
}

function tryChange(
  contact: ContactState,
  { scheme, points, plan }: { scheme: string; points: number; plan: Plan },
  behind: Behind,
  reaction: Reaction,
): Outcome {
  if (points === 0 || Math.abs(points) > MOST_POINTS) return 'not-a-number';
  if (points < 0) {
    expirePoints(contact, reaction);
    return spend(contact, { scheme, points: -points }, behind, reaction) ? 'spent' : 'not-enough';
  }
  const spec = Object.hasOwn(plan.points, scheme) ? plan.points[scheme] : undefined;
  if (!spec) return 'unknown-scheme';
  earn(
    contact,
    { scheme, points, endsAt: endsAt(spec.expires, behind.at, plan.meta.timezone) },
    behind,
    reaction,
  );
  return 'earned';
}
