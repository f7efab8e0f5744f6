import type { TierState } from '../../../reaction/contact-state.ts';
import type { LadderPlan } from '../../../reaction/standing-plan.ts';

/** Where a contact goes on a ladder; indexes of tiers, -1 is none of them. */
export interface TierStep {
  to: number;
  reviewAt: Date | null;
  manual: boolean;
}

/** Place of a tier; -1 for none, or one that the plan no longer has. */
export function placeOf(ladder: LadderPlan, tier: string | null): number {
  return ladder.tiers.findIndex((candidate) => candidate.key === tier);
}

/** When somebody who comes to a tier now is looked at again; null where nothing can take it away. */
export function firstReview(ladder: LadderPlan, place: number, now: Date): Date | null {
  if (ladder.reviewMs === null || ladder.demote === 'never' || !mayFall(ladder, place)) return null;
  return new Date(now.getTime() + ladder.reviewMs);
}

function mayFall(ladder: LadderPlan, place: number): boolean {
  return place > 0 || (place === 0 && ladder.tiers[0]?.when !== null);
}

/**
 * What becomes of a tier, given the place that fits now: up at once, down at the review, one step or to what fits as
 * the ladder says. What was set by hand stays until its review, and without reviews until it is released.
 * @returns null when nothing changes.
 */
export function nextTier(ladder: LadderPlan, held: TierState, fit: number, now: Date): TierStep | null {
  const at = placeOf(ladder, held.tier);
  const reviewDue = held.reviewAt !== null && held.reviewAt <= now;
  if (held.manual && !reviewDue) return null;
  if (fit > at) return arrive(ladder, fit, now);
  if (fit < at && ladder.demote !== 'never') {
    if (ladder.reviewMs === null) return arrive(ladder, fit, now);
    if (reviewDue) return arrive(ladder, ladder.demote === 'one-step' ? at - 1 : fit, now);
  }
  return stay(ladder, held, { at, reviewDue, now });
}

/** Comes to a tier by the rules. */
export function arrive(ladder: LadderPlan, to: number, now: Date): TierStep {
  return { to, reviewAt: firstReview(ladder, to, now), manual: false };
}

/** A period has passed, or the plan has changed the rules of reviews: only the date moves. */
function stay(
  ladder: LadderPlan,
  held: TierState,
  { at, reviewDue, now }: { at: number; reviewDue: boolean; now: Date },
): TierStep | null {
  const review = firstReview(ladder, at, now);
  if (reviewDue) return { to: at, reviewAt: review && renewed(held.reviewAt, ladder, now), manual: false };
  if ((review === null) === (held.reviewAt === null)) return null;
  return { to: at, reviewAt: review, manual: false };
}

/** Periods follow each other without gaps, however late the review is held. */
function renewed(last: Date | null, { reviewMs }: LadderPlan, now: Date): Date {
  const period = reviewMs ?? 1;
  const from = last?.getTime() ?? now.getTime();
  return new Date(from + (Math.floor((now.getTime() - from) / period) + 1) * period);
}
