import type { Condition, EventLeaf, FieldLeaf } from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';

/** What is known of how often a contact did something. */
export interface CounterFacts {
  count: number;
  /** Milliseconds since the epoch. */
  firstAt: number;
  lastAt: number;
  /** Count by calendar day of the plan's time zone; only for windowed counters. */
  days: ReadonlyMap<string, number> | null;
}

/** A contact as conditions see it. */
export interface Facts {
  stage: string | null;
  /** Place of a stage on the way, -1 when the plan does not have it. */
  stageIndex(stage: string): number;
  hasTag(ref: string): boolean;
  field(key: string): unknown;
  counter(leaf: EventLeaf): CounterFacts | undefined;
  /** The calendar day of an instant (ms) in the plan's time zone. */
  dayOf(ms: number): string;
}

export interface Moment {
  /** Milliseconds. */
  now: number;
  /** Events before this do not count for "did it at all": a journey's goal looks from its start. */
  since?: number | undefined;
}

/**
 * Whether a condition holds. `within` on a bare event is exact to the millisecond; with a count it means the
 * calendar days that the window touches, today included.
 */
export function holds(condition: Condition, facts: Facts, moment: Moment): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts, moment));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts, moment));
  if ('not' in condition) return !holds(condition.not, facts, moment);
  if ('event' in condition) return eventHolds(condition, facts, moment);
  if ('tag' in condition) return facts.hasTag(condition.tag);
  if ('stage' in condition) {
    if (!condition['or-later']) return facts.stage === condition.stage;
    const asked = facts.stageIndex(condition.stage);
    return asked >= 0 && facts.stage !== null && facts.stageIndex(facts.stage) >= asked;
  }
  return fieldHolds(condition, facts.field(condition.field));
}

function eventHolds(leaf: EventLeaf, facts: Facts, moment: Moment): boolean {
  const atLeast = leaf['at-least'] ?? (leaf['at-most'] === undefined ? 1 : 0);
  const atMost = leaf['at-most'] ?? Number.POSITIVE_INFINITY;
  const counter = facts.counter(leaf);
  if (!counter) return atLeast === 0;
  if (atLeast <= 1 && atMost === Number.POSITIVE_INFINITY) {
    const from = Math.max(leaf.within ? moment.now - durationMs(leaf.within) : 0, moment.since ?? 0);
    return counter.lastAt >= from;
  }
  const count = leaf.within
    ? countWithin(counter, durationMs(leaf.within), facts, moment.now)
    : counter.count;
  return count >= atLeast && count <= atMost;
}

function countWithin(counter: CounterFacts, windowMs: number, facts: Facts, now: number): number {
  const firstDay = facts.dayOf(now - windowMs);
  let count = 0;
  for (const [day, n] of counter.days ?? []) if (day > firstDay) count += n;
  return count;
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
