import { type Facts, holds } from '../conditions/rules/evaluate.ts';
import { nextChange } from '../conditions/rules/next-change.ts';
import { answerAhead, judgeSegments } from '../modules/segments/rules/judge.ts';
import { judgeLadder, nextOnLadder, placeQuietly } from '../modules/tiers/rules/judge.ts';
import { setByHand, TIER_SET } from '../modules/tiers/rules/set-by-hand.ts';
import { factsOf } from '../reaction/contact-state.ts';
import type { Concerned, LadderPlan, SegmentPlan } from '../reaction/standing-plan.ts';
import type { Occasion, Standing } from '../reaction/standing-state.ts';
import { MERGED, SPLIT } from './names.ts';

/** Before the first input of a batch: answers what nobody has asked of this contact yet, as things stand. */
export function meet(standing: Standing): void {
  const { contact, state, plan, reaction } = standing;
  const facts = factsOf(contact, reaction.plan);
  if (standing.building.size > 0) answerAhead(standing, facts);
  if (!state.newborn) {
    for (const ladder of plan.ladders)
      if (!contact.tiers.has(ladder.key)) placeQuietly(standing, ladder, facts);
  }
  state.watched = watched(standing, facts);
}

/**
 * After an input: looks again at the segments and ladders that it concerns, ladders first. Concerned are those that
 * read the history of the event, a fact that has moved, or the time when it is their moment.
 */
export function settle(standing: Standing, occasion: Occasion): void {
  const { contact, state, plan, reaction } = standing;
  const touched: Touched = { segments: new Set(), ladders: new Set() };
  const wide = widely(standing, occasion);
  if (wide) touch(touched, wide);
  if (occasion.by === 'event') {
    touch(touched, plan.byEvent.get(occasion.event.name));
    if (occasion.event.name === TIER_SET) {
      const set = setByHand(standing, occasion.event, factsOf(contact, reaction.plan));
      if (set) touched.ladders.add(set);
    }
  }
  noteMoved(standing, touched);
  if (touched.segments.size + touched.ladders.size === 0) return;
  const ladders = judgeLadders(standing, touched, occasion);
  const facts = factsOf(contact, reaction.plan);
  judgeSegments(standing, touched.segments, facts);
  setDue(standing, wide ? plan.timed : { segments: [...touched.segments], ladders }, {
    facts,
    anew: wide !== null,
  });
  state.newborn = false;
}

interface Touched {
  segments: Set<SegmentPlan>;
  ladders: Set<LadderPlan>;
}

/** Occasions that concern more than what has moved. */
function widely({ state, plan }: Standing, occasion: Occasion): Concerned | null {
  if (state.newborn || occasion.by === 'plan') return plan;
  if (occasion.by === 'event' && [MERGED, SPLIT].includes(occasion.event.name)) return plan;
  return occasion.by === 'time' && occasion.due ? plan.timed : null;
}

function touch(touched: Touched, concerned: Concerned | undefined): void {
  if (!concerned) return;
  for (const segment of concerned.segments) touched.segments.add(segment);
  for (const ladder of concerned.ladders) touched.ladders.add(ladder);
}

/** Where an answer is still to ripen, the moment at which it will: a stay that begins otherwise moves that alone. */
function watched({ plan, reaction }: Standing, facts: Facts): (boolean | number)[] {
  const now = reaction.now.getTime();
  return plan.watches.map(({ leaf }) => {
    const ripe = 'for' in leaf ? nextChange(leaf, facts, now) : null;
    return ripe ?? holds(leaf, facts, { now });
  });
}

/** Adds those whom a fact concerns that is not as it was. */
function noteMoved(standing: Standing, touched: Touched): void {
  const { state, plan, contact, reaction } = standing;
  if (plan.watches.length === 0) return;
  const before = state.watched;
  const after = watched(standing, factsOf(contact, reaction.plan));
  state.watched = after;
  plan.watches.forEach((watch, i) => {
    if (before?.[i] !== after[i]) touch(touched, watch);
  });
}

/** Ladders in the order of the plan; a tier that one gives may concern another. Ends, whatever the plan says. */
function judgeLadders(standing: Standing, touched: Touched, occasion: Occasion): LadderPlan[] {
  const { plan, contact, reaction } = standing;
  const judged = new Set<LadderPlan>();
  for (let round = 0; round <= plan.ladders.length && touched.ladders.size > 0; round++) {
    let moved = false;
    for (const ladder of plan.ladders) {
      if (!touched.ladders.delete(ladder)) continue;
      judged.add(ladder);
      const facts = factsOf(contact, reaction.plan);
      if (judgeLadder(standing, ladder, { facts, occasion })) moved = true;
    }
    if (moved) noteMoved(standing, touched);
  }
  return [...judged];
}

/** Brings the timer forward; from a full look (`anew`) it is set to what it should be. */
function setDue(
  standing: Standing,
  { segments, ladders }: Concerned,
  { facts, anew }: { facts: Facts; anew: boolean },
): void {
  const { state, reaction } = standing;
  const now = reaction.now.getTime();
  let next = anew ? null : (state.dueAt?.getTime() ?? null);
  const consider = (at: number | null): void => {
    if (at !== null && (next === null || at < next)) next = at;
  };
  for (const segment of segments) if (segment.timed) consider(nextChange(segment.when, facts, now));
  for (const ladder of ladders) consider(nextOnLadder(standing, ladder, facts));
  if (next === (state.dueAt?.getTime() ?? null)) return;
  state.dueAt = next === null ? null : new Date(next);
  state.dirty.due = true;
}
