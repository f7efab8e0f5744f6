import type { EventLeaf, SequenceLeaf } from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';
import { type Calendar, type DayRange, daysOf, inDays } from './day-range.ts';
import { type MeasureFacts, measureOf, valueHolds } from './evaluate-value.ts';

/** What is known of how often a contact did something. */
export interface CounterFacts {
  count: number;
  /** Milliseconds since the epoch. */
  firstAt: number;
  lastAt: number;
  /** Count by calendar day of the plan's time zone; only for windowed counters. */
  days: ReadonlyMap<string, number> | null;
}

/** The history of a contact as conditions see it. */
export interface EventFacts extends Calendar {
  counter(leaf: EventLeaf): CounterFacts | undefined;
  /** What the numbers that a leaf asks for come to; undefined when no event carried one. */
  measure(leaf: EventLeaf): MeasureFacts | undefined;
  /** Whether a property is money: fen in the event, yuan in the condition. */
  isMoney(event: string, property: string): boolean;
  /** When the sequence was last completed (ms); null when it never was. */
  completed(leaf: SequenceLeaf): number | null;
}

export interface Moment {
  /** Milliseconds. */
  now: number;
  /** Events before this do not count for "did it at all": a journey's goal looks from its start. */
  since?: number | undefined;
}

/** How often is asked: at least and at most, both included. */
export function timesOf(leaf: EventLeaf): { least: number; most: number } {
  return {
    least: leaf['at-least'] ?? (leaf['at-most'] === undefined ? 1 : 0),
    most: leaf['at-most'] ?? Number.POSITIVE_INFINITY,
  };
}

/** Only whether it happened, not how often nor how much. */
export function isBare(leaf: EventLeaf): boolean {
  if (leaf.between || isAged(leaf) || measureOf(leaf)) return false;
  return (leaf['at-least'] ?? 1) === 1 && leaf['at-most'] === undefined;
}

/** Asks when it happened first or last. */
function isAged(leaf: EventLeaf): boolean {
  return leaf.first !== undefined || leaf.last !== undefined;
}

/** Read from the counts, or sums, by day. */
export function isByDay(leaf: EventLeaf): boolean {
  return leaf.between !== undefined || (leaf.within !== undefined && !isBare(leaf));
}

/** Whether an event happened as asked. */
export function eventHolds(leaf: EventLeaf, facts: EventFacts, moment: Moment): boolean {
  const counter = facts.counter(leaf);
  if (isBare(leaf)) return counter !== undefined && counter.lastAt >= earliest(leaf.within, moment);
  if (!ageHolds(leaf.first, counter?.firstAt, moment.now)) return false;
  if (!ageHolds(leaf.last, counter?.lastAt, moment.now)) return false;
  const range = isByDay(leaf) ? daysOf(leaf, facts, moment.now) : null;
  const asked = measureOf(leaf);
  if (asked) {
    const money = facts.isMoney(leaf.event, asked.property);
    return valueHolds(leaf, { facts: facts.measure(leaf), money }, range);
  }
  const { least, most } = timesOf(leaf);
  const count = counter ? countOf(counter, range) : 0;
  return count >= least && count <= most;
}

/** Whether the events came in their order, the last one in time. */
export function sequenceHolds(leaf: SequenceLeaf, facts: EventFacts, moment: Moment): boolean {
  const at = facts.completed(leaf);
  return at !== null && at >= earliest(leaf.within, moment);
}

function earliest(within: string | undefined, { now, since }: Moment): number {
  return Math.max(within ? now - durationMs(within) : 0, since ?? 0);
}

type Age = EventLeaf['first'];

function ageHolds(age: Age, at: number | undefined, now: number): boolean {
  if (age === undefined) return true;
  if (at === undefined) return false;
  return (
    (age.within === undefined || at >= now - durationMs(age.within)) &&
    (age.before === undefined || at < now - durationMs(age.before))
  );
}

/** How often, in some days or ever. */
export function countOf(counter: CounterFacts, range: DayRange | null): number {
  if (!range) return counter.count;
  let count = 0;
  for (const [day, n] of counter.days ?? []) if (inDays(day, range)) count += n;
  return count;
}
