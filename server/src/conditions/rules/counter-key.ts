import type { Condition, EventLeaf } from '@hetang/contract/plan/condition';
import type { Scalar } from '@hetang/contract/plan/values';
import { isByDay } from './evaluate-event.ts';

/** A counter that a condition reads: how often, first and last, for one event and filter. */
export interface CounterNeed {
  event: string;
  where: Record<string, Scalar>;
  /** Counted by day, because some condition counts within a window. */
  windowed: boolean;
}

/** One text for equal (event, filter) pairs, whatever the order of the filter's keys. */
export function counterKey(event: string, where: Record<string, Scalar> | undefined): string {
  const entries = Object.entries(where ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([event, ...entries]);
}

/** Every counter that a condition reads itself; those of a segment it names are that segment's. */
export function countersOf(condition: Condition): CounterNeed[] {
  if ('all' in condition) return condition.all.flatMap(countersOf);
  if ('any' in condition) return condition.any.flatMap(countersOf);
  if ('not' in condition) return countersOf(condition.not);
  if ('event' in condition) return [needOf(condition)];
  return [];
}

function needOf(leaf: EventLeaf): CounterNeed {
  return { event: leaf.event, where: leaf.where ?? {}, windowed: isByDay(leaf) };
}

/** True when an event's properties carry every value that the filter asks for. */
export function matchesWhere(
  props: Record<string, unknown>,
  where: Record<string, Scalar> | undefined,
): boolean {
  if (!where) return true;
  for (const key in where) if (props[key] !== where[key]) return false;
  return true;
}
