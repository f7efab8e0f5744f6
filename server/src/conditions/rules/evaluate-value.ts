import type { EventLeaf } from '@hetang/contract/plan/condition';
import { FEN_PER_YUAN } from '@hetang/contract/plan/money';
import { type DayRange, inDays } from './day-range.ts';
import { exactly } from './exact-number.ts';

/** What the numbers of some events come to, in millionths. */
export interface Measured {
  sum: bigint;
  min: bigint;
  max: bigint;
}

/** The same over all time, and by calendar day where some condition asks for a window. */
export interface MeasureFacts extends Measured {
  days: ReadonlyMap<string, Measured> | null;
}

const ways = ['sum', 'min', 'max'] as const;

/** Which number of the event is asked for, and how; null when only times are. */
export function measureOf(leaf: EventLeaf): { way: (typeof ways)[number]; property: string } | null {
  for (const way of ways) {
    const property = leaf[way];
    if (property !== undefined) return { way, property };
  }
  return null;
}

export interface Bounds {
  least: bigint | null;
  most: bigint | null;
}

/** The bounds of a value in millionths of what the events carry: yuan of the plan are fen there. */
export function boundsOf(leaf: Pick<EventLeaf, 'at-least' | 'at-most'>, money: boolean): Bounds {
  const scale = money ? BigInt(FEN_PER_YUAN) : 1n;
  const bound = (value: number | undefined) => (value === undefined ? null : exactly(value) * scale);
  return { least: bound(leaf['at-least']), most: bound(leaf['at-most']) };
}

/** Whether the value is as asked. The sum of nothing is 0; nothing has neither a smallest nor a largest. */
export function valueHolds(
  leaf: EventLeaf,
  { facts, money }: { facts: MeasureFacts | undefined; money: boolean },
  range: DayRange | null,
): boolean {
  const asked = measureOf(leaf);
  if (!asked) return false;
  const found = facts && (range ? measuredIn(facts, range) : facts);
  const value = found ? found[asked.way] : asked.way === 'sum' ? 0n : null;
  const { least, most } = boundsOf(leaf, money);
  return value !== null && (least === null || value >= least) && (most === null || value <= most);
}

/** What the days of a range come to together; undefined when none of them has any. */
export function measuredIn({ days }: MeasureFacts, range: DayRange): Measured | undefined {
  let found: Measured | undefined;
  for (const [day, one] of days ?? []) if (inDays(day, range)) found = found ? together(found, one) : one;
  return found;
}

/** Two stretches of events as one. */
export function together(a: Measured, b: Measured): Measured {
  let { min, max } = a;
  if (b.min < min) min = b.min;
  if (b.max > max) max = b.max;
  return { sum: a.sum + b.sum, min, max };
}
