import type { Condition, EventLeaf, StageLeaf } from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';
import type { Facts } from './evaluate.ts';
import { type CounterFacts, daysOf, inDays, isBare, isByDay } from './evaluate-event.ts';

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
  if ('all' in condition) return condition.all.flatMap((part) => changes(part, facts, now));
  if ('any' in condition) return condition.any.flatMap((part) => changes(part, facts, now));
  if ('not' in condition) return changes(condition.not, facts, now);
  if ('event' in condition) return eventChanges(condition, facts, now);
  if ('stage' in condition) return stageChanges(condition, facts);
  if (!('segment' in condition)) return [];
  const segment = facts.segment(condition.segment);
  return segment ? changes(segment, facts, now) : [];
}

function stageChanges(leaf: StageLeaf, { stageAt }: Facts): number[] {
  return leaf.for === undefined || stageAt === null ? [] : [stageAt + durationMs(leaf.for)];
}

function eventChanges(leaf: EventLeaf, facts: Facts, now: number): number[] {
  const counter = facts.counter(leaf);
  if (!counter) return [];
  const moments = [...ageChanges(leaf.first, counter.firstAt), ...ageChanges(leaf.last, counter.lastAt)];
  if (!leaf.within) return moments;
  if (isBare(leaf)) return [...moments, after(counter.lastAt, leaf.within)];
  return isByDay(leaf) ? [...moments, ...dayChanges(leaf, counter, facts, now)] : moments;
}

/** A counted day leaves the window when the window's far end enters that day. */
function dayChanges(leaf: EventLeaf, counter: CounterFacts, facts: Facts, now: number): number[] {
  const range = daysOf(leaf, facts, now);
  const windowMs = durationMs(leaf.within ?? '1m');
  const days = [...(counter.days ?? [])].filter(([day]) => inDays(day, range));
  const first = days.reduce<string | null>((min, [day]) => (min === null || day < min ? day : min), null);
  return first === null ? [] : [facts.startOf(first) + windowMs];
}

/** Both edges of an age are crossed at the first millisecond that is too late. */
function ageChanges(age: EventLeaf['first'], at: number): number[] {
  return [age?.within, age?.before].flatMap((duration) => (duration ? [after(at, duration)] : []));
}

function after(at: number, duration: string): number {
  return at + durationMs(duration) + 1;
}
