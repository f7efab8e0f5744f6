import { conditionTree, nodesOf } from '../../../conditions/rules/condition-tree.ts';
import { type Facts, holds } from '../../../conditions/rules/evaluate.ts';
import { nextChange } from '../../../conditions/rules/next-change.ts';
import type { TierState } from '../../../reaction/contact-state.ts';
import type { LadderPlan, TierPlan } from '../../../reaction/standing-plan.ts';
import type { Occasion, Standing, TierChange } from '../../../reaction/standing-state.ts';
import { arrive, firstReview, nextTier, placeOf } from './next-tier.ts';

/** The highest tier whose condition holds; -1 when none does. */
export function fittingTier(ladder: LadderPlan, facts: Facts, now: Date): number {
  const moment = { now: now.getTime() };
  return ladder.tiers.findLastIndex(({ when }) => when === null || holds(when, facts, moment));
}

/** Puts a contact that was there before the ladder on its tier; nobody is told. */
export function placeQuietly(standing: Standing, ladder: LadderPlan, facts: Facts): void {
  const { now } = standing.reaction;
  const place = fittingTier(ladder, facts, now);
  const tier = ladder.tiers[place]?.key ?? null;
  put(standing, ladder, { tier, since: now, reviewAt: firstReview(ladder, place, now), manual: false });
}

/** Looks at a ladder again. @returns whether the contact stands elsewhere now. */
export function judgeLadder(
  standing: Standing,
  ladder: LadderPlan,
  { facts, occasion }: { facts: Facts; occasion: Occasion },
): boolean {
  const { now } = standing.reaction;
  const held = standing.contact.tiers.get(ladder.key);
  const fit = fittingTier(ladder, facts, now);
  const step = held ? nextTier(ladder, held, fit, now) : arrive(ladder, fit, now);
  if (!step) return false;
  const from = held?.tier ?? null;
  const to = ladder.tiers[step.to]?.key ?? null;
  const since = held && from === to ? held.since : now;
  put(standing, ladder, { tier: to, since, reviewAt: step.reviewAt, manual: step.manual });
  if (from === to) return false;
  const left = placeOf(ladder, from);
  const up = step.to > left;
  const reviewed = !up && isDue(held, now);
  tell(standing, ladder, {
    from,
    to,
    direction: directionOf(held, up),
    cause: {
      ...(reviewed ? { by: 'review' } : causeOf(occasion)),
      version: standing.reaction.plan.version,
      ...explained(standing, ladder.tiers[up ? step.to : left], facts),
    },
  });
  return true;
}

function isDue(held: TierState | undefined, now: Date): boolean {
  return held !== undefined && held.reviewAt !== null && held.reviewAt <= now;
}

function directionOf(held: TierState | undefined, up: boolean): TierChange['direction'] {
  if (held === undefined) return 'start';
  return up ? 'up' : 'down';
}

/** Writes history, and tells the log. */
export function tell(
  { contact, state, reaction }: Standing,
  { key: ladder }: LadderPlan,
  move: Pick<TierChange, 'from' | 'to' | 'direction' | 'cause'>,
): void {
  const { from, to, direction, cause } = move;
  const at = reaction.now;
  state.dirty.tierChanges.push({ contactId: contact.id, ladder, at, ...move });
  reaction.effects.derived.push({
    name: to === null ? 'tier.left' : 'tier.entered',
    contactId: contact.id,
    at,
    props: {
      ladder,
      tier: to ?? from,
      ...(from === null || to === null ? {} : { from }),
      ...(to === null ? {} : { direction }),
      cause: cause.by,
    },
  });
}

/** Notes where a contact stands on a ladder. */
export function put({ contact, state }: Standing, ladder: LadderPlan, tier: TierState): void {
  contact.tiers.set(ladder.key, tier);
  state.dirty.tiers.add(ladder.key);
}

/** The next moment (ms) at which time alone may move the contact on a ladder; null for never. */
export function nextOnLadder(
  { contact, reaction }: Standing,
  ladder: LadderPlan,
  facts: Facts,
): number | null {
  const held = contact.tiers.get(ladder.key);
  const moments = held?.reviewAt ? [held.reviewAt.getTime()] : [];
  if (ladder.timed && !held?.manual) {
    for (const { when } of ladder.tiers) {
      const next = when && nextChange(when, facts, reaction.now.getTime());
      if (next !== null) moments.push(next);
    }
  }
  return moments.length === 0 ? null : Math.min(...moments);
}

function causeOf(occasion: Occasion): Record<string, unknown> {
  if (occasion.by !== 'event') return { by: occasion.by };
  const { name, part, seq } = occasion.event;
  return { by: 'event', event: name, part, seq };
}

/** The condition that decided, part by part, as it was answered at that moment. */
function explained(
  { reaction }: Standing,
  tier: TierPlan | undefined,
  facts: Facts,
): Record<string, unknown> {
  if (!tier?.when) return {};
  const moment = { now: reaction.now.getTime() };
  const nodes = nodesOf(conditionTree(tier.when, reaction.plan.plan.segments));
  return { tier: tier.key, answers: nodes.map(({ condition }) => holds(condition, facts, moment)) };
}
