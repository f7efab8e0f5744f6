import { type Facts, holds } from '../../../conditions/rules/evaluate.ts';
import type { SegmentPlan } from '../../../reaction/standing-plan.ts';
import type { Standing } from '../../../reaction/standing-state.ts';

/**
 * Answers segments that are still being computed as they are before anything happens to the contact, so that what
 * happens now is told as an entry or an exit, and the computation leaves the contact alone.
 */
export function answerAhead({ state, plan, building, reaction }: Standing, facts: Facts): void {
  const moment = { now: reaction.now.getTime() };
  let newest = state.aheadOf;
  for (const segment of plan.segments) {
    const version = building.get(segment.id);
    if (version === undefined || version <= state.aheadOf) continue;
    newest = Math.max(newest, version);
    if (!state.newborn && holds(segment.when, facts, moment)) state.segments.add(segment.id);
  }
  if (newest === state.aheadOf) return;
  state.aheadOf = newest;
  state.dirty.ahead = true;
}

/** Looks at segments again: who has come to belong, or no longer belongs, is told to the log. */
export function judgeSegments(standing: Standing, segments: Iterable<SegmentPlan>, facts: Facts): void {
  const moment = { now: standing.reaction.now.getTime() };
  for (const segment of segments) {
    const is = holds(segment.when, facts, moment);
    if (is !== standing.state.segments.has(segment.id)) move(standing, segment, is);
  }
}

function move({ contact, state, building, reaction }: Standing, segment: SegmentPlan, is: boolean): void {
  const at = reaction.now;
  if (is) state.segments.add(segment.id);
  else state.segments.delete(segment.id);
  if (building.has(segment.id)) state.dirty.ahead = true;
  else state.dirty.segments.set(segment.id, { is, at });
  state.dirty.entries.push({ segment: segment.id, entered: is, at });
  reaction.effects.derived.push({
    name: is ? 'segment.entered' : 'segment.left',
    contactId: contact.id,
    at,
    props: { segment: segment.key },
  });
}
