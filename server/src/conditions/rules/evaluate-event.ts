import type { EventLeaf } from '@hetang/contract/plan/condition';
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

/** The history of a contact as conditions see it. */
export interface EventFacts {
  counter(leaf: EventLeaf): CounterFacts | undefined;
  /** The calendar day of an instant (ms) in the plan's time zone. */
  dayOf(ms: number): string;
  /** The first instant (ms) of a calendar day in the plan's time zone. */
  startOf(day: string): number;
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

/** Only whether it happened, not how often. */
export function isBare(leaf: EventLeaf): boolean {
  return (leaf['at-least'] ?? 1) === 1 && leaf['at-most'] === undefined && !leaf.between && !isAged(leaf);
}

/** Asks when it happened first or last. */
export function isAged(leaf: EventLeaf): boolean {
  return leaf.first !== undefined || leaf.last !== undefined;
}

/** Read from the counts by day. */
export function isByDay(leaf: EventLeaf): boolean {
  return leaf.between !== undefined || (leaf.within !== undefined && !isBare(leaf));
}

/** The days that count: after the one, up to the other; null is open. */
export function daysOf(leaf: EventLeaf, facts: Pick<EventFacts, 'dayOf'>, now: number): DayRange {
  return {
    after: leaf.within ? facts.dayOf(now - durationMs(leaf.within)) : null,
    from: leaf.between?.from ?? null,
    to: leaf.between?.to ?? null,
  };
}

export interface DayRange {
  after: string | null;
  from: string | null;
  to: string | null;
}

export function inDays(day: string, { after, from, to }: DayRange): boolean {
  return (after === null || day > after) && (from === null || day >= from) && (to === null || day <= to);
}

/** Whether an event happened as asked. */
export function eventHolds(leaf: EventLeaf, facts: EventFacts, moment: Moment): boolean {
  const counter = facts.counter(leaf);
  if (isBare(leaf)) {
    const from = Math.max(leaf.within ? moment.now - durationMs(leaf.within) : 0, moment.since ?? 0);
    return counter !== undefined && counter.lastAt >= from;
  }
  if (!ageHolds(leaf.first, counter?.firstAt, moment.now)) return false;
  if (!ageHolds(leaf.last, counter?.lastAt, moment.now)) return false;
  const { least, most } = timesOf(leaf);
  const count = counter ? countOf(leaf, counter, facts, moment.now) : 0;
  return count >= least && count <= most;
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

function countOf(leaf: EventLeaf, counter: CounterFacts, facts: EventFacts, now: number): number {
  if (!isByDay(leaf)) return counter.count;
  const range = daysOf(leaf, facts, now);
  let count = 0;
  for (const [day, n] of counter.days ?? []) if (inDays(day, range)) count += n;
  return count;
}
