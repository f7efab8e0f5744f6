import type { EventLeaf, SequenceLeaf } from '@hetang/contract/plan/condition';
import type { SequenceStep } from '@hetang/contract/plan/event-leaves';
import { durationMs, type Scalar } from '@hetang/contract/plan/values';
import { measureOf } from './evaluate-value.ts';

type Where = Record<string, Scalar> | undefined;

/** One text for equal (event, filter) pairs, whatever the order of the filter's keys. */
export function counterKey(event: string, where: Where): string {
  return JSON.stringify([event, ...sorted(where)]);
}

/** One text for equal numbers of equal events. */
export function measureKey(event: string, where: Where, property: string): string {
  return JSON.stringify([property, event, ...sorted(where)]);
}

/** A step of a sequence as it is kept: its gap is in milliseconds. */
export interface KeptStep {
  event: string;
  where: Record<string, Scalar>;
  /** Longest time since the step before; null when any time may pass. */
  gap: number | null;
}

/** One text for equal steps. */
export function sequenceKey(steps: readonly KeptStep[]): string {
  return JSON.stringify(steps.map(({ event, where, gap }) => [event, gap, ...sorted(where)]));
}

/** The steps of a sequence, with durations of equal length made equal. */
export function stepsOf(sequence: readonly SequenceStep[]): KeptStep[] {
  return sequence.map(({ event, where = {}, within }) => ({
    event,
    where,
    gap: within === undefined ? null : durationMs(within),
  }));
}

function sorted(where: Where): [string, Scalar][] {
  return Object.entries(where ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
}

/** True when an event's properties carry every value that the filter asks for. */
export function matchesWhere(props: Record<string, unknown>, where: Where): boolean {
  if (!where) return true;
  for (const key in where) if (props[key] !== where[key]) return false;
  return true;
}

// Leaves live as long as their plan and are asked for at every event: their keys are worked out once.
const counterKeys = new WeakMap<EventLeaf, string>();
const measureKeys = new WeakMap<EventLeaf, string | null>();
const sequenceKeys = new WeakMap<SequenceLeaf, string>();

/** The key of the counter that a leaf reads. */
export function counterKeyOf(leaf: EventLeaf): string {
  return remember(counterKeys, leaf, () => counterKey(leaf.event, leaf.where));
}

/** The key of the measure that a leaf reads; null when it asks for no number. */
export function measureKeyOf(leaf: EventLeaf): string | null {
  return remember(measureKeys, leaf, () => {
    const asked = measureOf(leaf);
    return asked && measureKey(leaf.event, leaf.where, asked.property);
  });
}

/** The key of the kept sequence that a leaf reads. */
export function sequenceKeyOf(leaf: SequenceLeaf): string {
  return remember(sequenceKeys, leaf, () => sequenceKey(stepsOf(leaf.sequence)));
}

function remember<K extends object, V>(known: WeakMap<K, V>, key: K, make: () => V): V {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
