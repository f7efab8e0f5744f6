import {
  type Condition,
  type EventLeaf,
  isLeaf,
  type Leaf,
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
  visit(condition, { facts, now }, (at) => {
    if (at > now && (next === null || at < next)) next = at;
  });
  return next;
}

interface Moment {
  facts: Facts;
  now: number;
}

/** Is told every moment at which something may change. */
type Consider = (at: number) => void;

/** Moments are told, not collected: this is asked at every event for every segment that it concerns. */
function visit(condition: Condition, moment: Moment, consider: Consider): void {
  const { facts } = moment;
  if ('event' in condition) eventChanges(condition, moment, consider);
  else if ('orders' in condition)
    for (const leaf of orderLeaves(condition)) eventChanges(leaf, moment, consider);
  else if ('sequence' in condition) sequenceChanges(condition, facts, consider);
  else if ('segment' in condition) {
    const segment = facts.segment(condition.segment);
    if (segment) visit(segment, moment, consider);
  } else if (isLeaf(condition)) stateChanges(condition, facts, consider);
  else for (const part of partsOfCondition(condition)) visit(part, moment, consider);
}

function stateChanges(leaf: Leaf, facts: Facts, consider: Consider): void {
  if ('stage' in leaf) ripens(facts.stageAt, leaf.for, consider);
  else if ('tag' in leaf) ripens(facts.tagAt(leaf.tag), leaf.for, consider);
  else if ('tier' in leaf) ripens(facts.tier(leaf.tier.split('/')[0] ?? '')?.since, leaf.for, consider);
  else if ('community' in leaf) ripens(facts.community(leaf.community)?.since, leaf.for, consider);
}

/** What has to last for a time is true from the very moment on. */
function ripens(since: number | null | undefined, duration: string | undefined, consider: Consider): void {
  if (since !== null && since !== undefined && duration !== undefined) consider(since + durationMs(duration));
}

function sequenceChanges(leaf: SequenceLeaf, facts: Facts, consider: Consider): void {
  const at = facts.completed(leaf);
  if (at !== null && leaf.within !== undefined) consider(after(at, leaf.within));
}

function eventChanges(leaf: EventLeaf, moment: Moment, consider: Consider): void {
  const counter = moment.facts.counter(leaf);
  if (!counter) return;
  ageChanges(leaf.first, counter.firstAt, consider);
  ageChanges(leaf.last, counter.lastAt, consider);
  if (!leaf.within) return;
  if (isBare(leaf)) {
    consider(after(counter.lastAt, leaf.within));
    return;
  }
  if (!isByDay(leaf)) return;
  const days = measureOf(leaf) ? moment.facts.measure(leaf)?.days : counter.days;
  dayChanges(leaf, days?.keys() ?? [], moment, consider);
}

/** A counted day leaves the window when the window's far end enters that day. */
function dayChanges(
  leaf: EventLeaf,
  days: Iterable<string>,
  { facts, now }: Moment,
  consider: Consider,
): void {
  const range = daysOf(leaf, facts, now);
  let first: string | null = null;
  for (const day of days) if (inDays(day, range) && (first === null || day < first)) first = day;
  if (first !== null) consider(facts.startOf(first) + durationMs(leaf.within ?? '1m'));
}

/** Both edges of an age are crossed at the first millisecond that is too late. */
function ageChanges(age: EventLeaf['first'], at: number, consider: Consider): void {
  if (age?.within) consider(after(at, age.within));
  if (age?.before) consider(after(at, age.before));
}

function after(at: number, duration: string): number {
  return at + durationMs(duration) + 1;
}
