import type {
  Condition,
  EventLeaf,
  FieldLeaf,
  JourneyLeaf,
  Leaf,
  StageLeaf,
} from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';
import { type EventFacts, eventHolds, type Moment } from './evaluate-event.ts';

export type { CounterFacts, Moment } from './evaluate-event.ts';

/** A contact as conditions see it. */
export interface Facts extends EventFacts {
  stage: string | null;
  /** When the stage was entered, in milliseconds. */
  stageAt: number | null;
  /** Place of a stage on the way, -1 when the plan does not have it. */
  stageIndex(stage: string): number;
  hasTag(ref: string): boolean;
  /** Whether any tag of a group is carried. */
  hasTagOf(group: string): boolean;
  field(key: string): unknown;
  /** The channel code that the contact came through. */
  code: string | null;
  /** Whether the contact is a friend of a member of staff now. */
  friendOf(staff: string): boolean;
  /** The state of the latest entry into a journey; undefined when there was none. */
  journey(key: string): 'active' | 'ended' | undefined;
  /** What a segment asks; undefined when the plan does not have it, and then nobody belongs to it. */
  segment(key: string): Condition | undefined;
}

/**
 * Whether a condition holds. `within` on a bare event is exact to the millisecond; with a count it means the
 * calendar days that the window touches, today included. `between` is in calendar days of the plan's time zone.
 */
export function holds(condition: Condition, facts: Facts, moment: Moment): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts, moment));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts, moment));
  if ('not' in condition) return !holds(condition.not, facts, moment);
  if ('event' in condition) return eventHolds(condition, facts, moment);
  return stateHolds(condition, facts, moment);
}

/** What is asked of the present state, not of the history. */
function stateHolds(leaf: Exclude<Leaf, EventLeaf>, facts: Facts, moment: Moment): boolean {
  if ('tag' in leaf) return facts.hasTag(leaf.tag);
  if ('tag-group' in leaf) return facts.hasTagOf(leaf['tag-group']);
  if ('stage' in leaf) return stageHolds(leaf, facts, moment.now);
  if ('field' in leaf) return fieldHolds(leaf, facts.field(leaf.field));
  if ('code' in leaf) return facts.code === leaf.code;
  if ('friend' in leaf) return facts.friendOf(leaf.friend);
  if ('journey' in leaf) return journeyHolds(leaf, facts);
  const segment = facts.segment(leaf.segment);
  return segment !== undefined && holds(segment, facts, moment);
}

function stageHolds(leaf: StageLeaf, facts: Facts, now: number): boolean {
  if (facts.stage === null) return false;
  if (leaf.for !== undefined && !(facts.stageAt !== null && facts.stageAt <= now - durationMs(leaf.for)))
    return false;
  if (!leaf['or-later']) return facts.stage === leaf.stage;
  const asked = facts.stageIndex(leaf.stage);
  return asked >= 0 && facts.stageIndex(facts.stage) >= asked;
}

function journeyHolds({ journey, state = 'active' }: JourneyLeaf, facts: Facts): boolean {
  const latest = facts.journey(journey);
  return latest !== undefined && (state === 'any' || latest === state);
}

function fieldHolds(leaf: FieldLeaf, value: unknown): boolean {
  const known = value !== undefined && value !== null && value !== '';
  // A bare `field: x` asks whether it is known.
  if (Object.keys(leaf).length === 1) return known;
  return (
    (leaf.known === undefined || leaf.known === known) &&
    (leaf.is === undefined || leaf.is === value) &&
    (leaf.in === undefined || leaf.in.some((option) => option === value)) &&
    inRange(value, leaf['at-least'], leaf['at-most'])
  );
}

function inRange(value: unknown, least: number | undefined, most: number | undefined): boolean {
  if (least === undefined && most === undefined) return true;
  return typeof value === 'number' && value >= (least ?? value) && value <= (most ?? value);
}
