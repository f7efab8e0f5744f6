import { addDays, startOfDay } from '../../kernel/zone.ts';
import type { Bind } from './step.ts';

/** Calendar days in a time zone, both included. */
export interface DayRange {
  from: string;
  to: string;
  zone: string;
}

/** Milliseconds of the first instant and of the first one after the range. */
export function boundsOf(range: DayRange): { start: number; end: number } {
  return {
    start: startOfDay(range.from, range.zone).getTime(),
    end: startOfDay(addDays(range.to, 1), range.zone).getTime(),
  };
}

/** An instant as a place in the statement. */
export function instant(ms: number, bind: Bind): string {
  return `fromUnixTimestamp64Milli(${bind.put(Math.max(0, ms), 'Int64')}, 'UTC')`;
}
