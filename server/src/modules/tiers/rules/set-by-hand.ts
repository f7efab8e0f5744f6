import type { Facts } from '../../../conditions/rules/evaluate.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { TierState } from '../../../reaction/contact-state.ts';
import type { LadderPlan } from '../../../reaction/standing-plan.ts';
import type { Standing } from '../../../reaction/standing-state.ts';
import { placeQuietly, put, tell } from './judge.ts';
import { placeOf } from './next-tier.ts';

/** The event by which somebody sets a tier, or with `tier: null` gives it back to the rules. */
export const TIER_SET = 'contact.tier-set';

/**
 * Puts a contact on a tier by hand, until the next review of the ladder. Without reviews it stays until it is
 * released. What the plan does not have is ignored.
 * @returns the ladder, to be looked at again: its review has another date.
 */
export function setByHand(standing: Standing, event: LoggedEvent, facts: Facts): LadderPlan | null {
  const { ladder: key, tier } = event.props;
  const ladder = typeof key === 'string' ? standing.plan.ladderByKey.get(key) : undefined;
  if (!ladder) return null;
  if (!standing.contact.tiers.has(ladder.key)) placeQuietly(standing, ladder, facts);
  const held = standing.contact.tiers.get(ladder.key);
  if (!held) return null;
  if (tier === null) {
    // Its review is due now: down or up, the rules decide at once.
    const reviewAt = ladder.reviewMs === null ? null : standing.reaction.now;
    put(standing, ladder, { ...held, manual: false, reviewAt });
    return ladder;
  }
  const place = typeof tier === 'string' ? placeOf(ladder, tier) : -1;
  if (place < 0) return null;
  hold(standing, ladder, { held, place, event });
  return ladder;
}

function hold(
  standing: Standing,
  ladder: LadderPlan,
  { held, place, event }: { held: TierState; place: number; event: LoggedEvent },
): void {
  const { now } = standing.reaction;
  const to = ladder.tiers[place]?.key ?? null;
  const reviewAt = ladder.reviewMs === null ? null : new Date(now.getTime() + ladder.reviewMs);
  put(standing, ladder, { tier: to, since: held.tier === to ? held.since : now, reviewAt, manual: true });
  if (held.tier === to) return;
  const { reason = null, by = null } = event.props;
  tell(standing, ladder, {
    from: held.tier,
    to,
    direction: place > placeOf(ladder, held.tier) ? 'up' : 'down',
    cause: { by: 'manual', reason, who: by, part: event.part, seq: event.seq },
  });
}
