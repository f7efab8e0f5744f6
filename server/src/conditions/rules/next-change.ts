import {
  type CommunityLeaf,
  type Condition,
  type EventLeaf,
  partsOfCondition,
  type SequenceLeaf,
} from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';
import { daysOf, inDays } from './day-range.ts';
import type { Facts } from './evaluate.ts';
import { isBare, isByDay } from './evaluate-event.ts';
import { measureOf } from './evaluate-value.ts';
import { orderLeaves } from './order-terms.ts';

/**
 * The first moment (ms) after `now` at which the answer to a condition may differ although nothing new happens to
 * the contact; null when it stays for ever. Until that moment the answer is the same; it need not change then.
 */
export function nextChange(condition: Condition, facts: Facts, now: number): number | null {
  let next: number | null = null;
  for (const at of changes(condition, facts, now)) {
    if (at > now && (next === null || at < next)) next = at;
  }
  return next;
}

function changes(condition: Condition, facts: Facts, now: number): number[] {
  if ('event' in condition) return eventChanges(condition, facts, now);
  if ('orders' in condition) return orderLeaves(condition).flatMap((leaf) => eventChanges(leaf, facts, now));
  if ('sequence' in condition) return sequenceChanges(condition, facts);
  if ('segment' in condition) {
    const segment = facts.segment(condition.segment);
    return segment ? changes(segment, facts, now) : [];
  }
  if ('stage' in condition) return ripens(facts.stageAt, condition.for);
  if ('tag' in condition) return ripens(facts.tagAt(condition.tag), condition.for);
  if ('tier' in condition)
    return ripens(facts.tier(condition.tier.split('/')[0] ?? '')?.since, condition.for);
  if ('community' in condition) return communityChanges(condition, facts);
  return partsOfCondition(condition).flatMap((part) => changes(part, facts, now));
}

/** What has to last for a time is true from the very moment on. */
function ripens(since: number | null | undefined, duration: string | undefined): number[] {
  if (since === null || since === undefined || duration === undefined) return [];
  return [since + durationMs(duration)];
}

function communityChanges(leaf: CommunityLeaf, facts: Facts): number[] {
  return ripens(facts.community(leaf.community)?.since, leaf.for);
}

function sequenceChanges(leaf: SequenceLeaf, facts: Facts): number[] {
  const at = facts.completed(leaf);
  return at === null || leaf.within === undefined ? [] : [after(at, leaf.within)];
}

function eventChanges(leaf: EventLeaf, facts: Facts, now: number): number[] {
  const counter = facts.counter(leaf);
  if (!counter) return [];
  const moments = [...ageChanges(leaf.first, counter.firstAt), ...ageChanges(leaf.last, counter.lastAt)];
  if (!leaf.within) return moments;
  if (isBare(leaf)) return [...moments, after(counter.lastAt, leaf.within)];
  if (!isByDay(leaf)) return moments;
  const days = measureOf(leaf) ? facts.measure(leaf)?.days : counter.days;
  return [...moments, ...dayChanges(leaf, [...(days?.keys() ?? [])], facts, now)];
}

/** A counted day leaves the window when the window's far end enters that day. */
function dayChanges(leaf: EventLeaf, days: readonly string[], facts: Facts, now: number): number[] {
  const range = daysOf(leaf, facts, now);
  const windowMs = durationMs(leaf.within ?? '1m');
  const first = days
    .filter((day) => inDays(day, range))
    .reduce<string | null>((min, day) => (min === null || day < min ? day : min), null);
  return first === null ? [] : [facts.startOf(first) + windowMs];
}

/** Both edges of an age are crossed at the first millisecond that is too late. */
function ageChanges(age: EventLeaf['first'], at: number): number[] {
  return [age?.within, age?.before].flatMap((duration) => (duration ? [after(at, duration)] : []));
}

function after(at: number, duration: string): number {
  return at + durationMs(duration) + 1;
}
