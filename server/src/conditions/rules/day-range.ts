import type { EventLeaf } from '@hetang/contract/plan/condition';
import { durationMs } from '@hetang/contract/plan/values';

/** The calendar of the plan's time zone. */
export interface Calendar {
  /** The calendar day of an instant (ms). */
  dayOf(ms: number): string;
  /** The first instant (ms) of a calendar day. */
  startOf(day: string): number;
}

/** The days that count: after the one, from and up to the others; null is open. */
export interface DayRange {
  after: string | null;
  from: string | null;
  to: string | null;
}

/** The days that a leaf asks about. A window counts the days that it touches, today included. */
export function daysOf(
  leaf: Pick<EventLeaf, 'within' | 'between'>,
  calendar: Pick<Calendar, 'dayOf'>,
  now: number,
): DayRange {
  return {
    after: leaf.within ? calendar.dayOf(now - durationMs(leaf.within)) : null,
    from: leaf.between?.from ?? null,
    to: leaf.between?.to ?? null,
  };
}

export function inDays(day: string, { after, from, to }: DayRange): boolean {
  return (after === null || day > after) && (from === null || day >= from) && (to === null || day <= to);
}
