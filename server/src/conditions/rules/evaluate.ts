import type {
  CodeLeaf,
  CommunityLeaf,
  Condition,
  EventLeaf,
  FieldLeaf,
  JourneyLeaf,
  Leaf,
  OrdersLeaf,
  SequenceLeaf,
  StageLeaf,
  TierLeaf,
} from '@hetang/contract/plan/condition';
import type { ConsentScope } from '@hetang/contract/plan/consent';
import { durationMs } from '@hetang/contract/plan/values';
import { type EventFacts, eventHolds, type Moment, sequenceHolds } from './evaluate-event.ts';
import { ordersHold } from './evaluate-orders.ts';

/** Something that lasts, and since when (ms). */
export interface Since<T> {
  is: T;
  since: number;
}

/** A contact as conditions see it. Instants are milliseconds. */
export interface Facts extends EventFacts {
  stage: string | null;
  /** When the stage was entered. */
  stageAt: number | null;
  /** Place of a stage on the way, -1 when the plan does not have it. */
  stageIndex(stage: string): number;
  /** The tier on a ladder. */
  tier(ladder: string): Since<string> | undefined;
  /** Place of a tier on its ladder, -1 when the plan does not have it. */
  tierIndex(ladder: string, tier: string): number;
  /** Since when a tag is carried; undefined when it is not. */
  tagAt(ref: string): number | undefined;
  /** Whether any tag of a group is carried. */
  hasTagOf(group: string): boolean;
  field(key: string): unknown;
  /** The channel code that the contact came through first. */
  code: string | null;
  /** Whether a friendship, present or past, came about through a code. */
  befriendedBy(code: string): boolean;
  /** Whether the contact is a friend of a member of staff now. */
  friendOf(staff: string): boolean;
  /** Whether the contact is in a group of a community; undefined when it never was. */
  community(key: string): Since<'member' | 'left'> | undefined;
  /** What was said last of a consent; undefined when nothing was. */
  consent(scope: ConsentScope): 'given' | 'withdrawn' | undefined;
  /** The state of the latest entry into a journey; undefined when there was none. */
  journey(key: string): 'active' | 'ended' | undefined;
  /** What a segment asks; undefined when the plan does not have it, and then nobody belongs to it. */
  segment(key: string): Condition | undefined;
}

/**
 * Whether a condition holds. `within` on a bare event or a sequence is exact to the millisecond; with a count or a
 * value it means the calendar days that the window touches, today included. `between` is in calendar days of the
 * plan's time zone.
 */
export function holds(condition: Condition, facts: Facts, moment: Moment): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts, moment));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts, moment));
  if ('of' in condition)
    return condition.of.filter((part) => holds(part, facts, moment)).length >= condition['at-least'];
  if ('not' in condition) return !holds(condition.not, facts, moment);
  if ('event' in condition) return eventHolds(condition, facts, moment);
  if ('sequence' in condition) return sequenceHolds(condition, facts, moment);
  if ('orders' in condition) return ordersHold(condition, facts, moment);
  if ('segment' in condition) {
    const segment = facts.segment(condition.segment);
    return segment !== undefined && holds(segment, facts, moment);
  }
  return stateHolds(condition, facts, moment.now);
}

/** A leaf on the present state, not on the history. */
export type StateLeaf = Exclude<Leaf, EventLeaf | SequenceLeaf | OrdersLeaf | { segment: string }>;

function stateHolds(leaf: StateLeaf, facts: Facts, now: number): boolean {
  if ('tag' in leaf) return lasts(facts.tagAt(leaf.tag), leaf.for, now);
  if ('tag-group' in leaf) return facts.hasTagOf(leaf['tag-group']);
  if ('stage' in leaf) return stageHolds(leaf, facts, now);
  if ('tier' in leaf) return tierHolds(leaf, facts, now);
  if ('field' in leaf) return fieldHolds(leaf, facts.field(leaf.field));
  if ('code' in leaf) return codeHolds(leaf, facts);
  if ('friend' in leaf) return facts.friendOf(leaf.friend);
  if ('community' in leaf) return communityHolds(leaf, facts, now);
  if ('consent' in leaf) return (facts.consent(leaf.consent) ?? 'unknown') === (leaf.is ?? 'given');
  return journeyHolds(leaf, facts);
}

/** Whether it is so, and has been for a time. */
function lasts(since: number | null | undefined, duration: string | undefined, now: number): boolean {
  if (since === undefined || since === null) return false;
  return duration === undefined || since <= now - durationMs(duration);
}

function stageHolds(leaf: StageLeaf, facts: Facts, now: number): boolean {
  if (facts.stage === null) return false;
  if (leaf.for !== undefined && !lasts(facts.stageAt, leaf.for, now)) return false;
  if (!leaf['or-later']) return facts.stage === leaf.stage;
  const asked = facts.stageIndex(leaf.stage);
  return asked >= 0 && facts.stageIndex(facts.stage) >= asked;
}

function tierHolds(leaf: TierLeaf, facts: Facts, now: number): boolean {
  const [ladder = '', tier = ''] = leaf.tier.split('/');
  const stands = facts.tier(ladder);
  if (!stands || !lasts(stands.since, leaf.for, now)) return false;
  if (!leaf['or-higher']) return stands.is === tier;
  const asked = facts.tierIndex(ladder, tier);
  return asked >= 0 && facts.tierIndex(ladder, stands.is) >= asked;
}

function codeHolds({ code, source = 'first' }: CodeLeaf, facts: Facts): boolean {
  return facts.code === code || (source === 'any' && facts.befriendedBy(code));
}

function communityHolds(leaf: CommunityLeaf, facts: Facts, now: number): boolean {
  const found = facts.community(leaf.community);
  if (leaf.state === 'any') return found !== undefined;
  return found !== undefined && found.is === (leaf.state ?? 'member') && lasts(found.since, leaf.for, now);
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
