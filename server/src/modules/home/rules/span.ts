import { addDays, dayIn, startOfDay } from '../../../kernel/zone.ts';

/** Calendar days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** A stretch of time, the end not included. */
export interface Span {
  days: Days;
  start: Date;
  end: Date;
}

const DAY_MS = 86_400_000;

/**
 * The days asked for up to `now`, and as many days right before them. Where the first end within a day, the others
 * end at the same time of theirs: half a day is never compared with a whole one.
 */
export function spansOf(days: Days, now: Date, zone: string): { current: Span; previous: Span } {
  const count = (Date.parse(days.to) - Date.parse(days.from)) / DAY_MS + 1;
  const before = { from: addDays(days.from, -count), to: addDays(days.to, -count) };
  const today = dayIn(now, zone);
  const open = days.from <= today && today <= days.to;
  const passed = now.getTime() - startOfDay(today, zone).getTime();
  const sameTime = new Date(startOfDay(addDays(today, -count), zone).getTime() + passed);
  return {
    current: { days, start: startOfDay(days.from, zone), end: open ? now : endOf(days, zone) },
    previous: {
      days: before,
      start: startOfDay(before.from, zone),
      end: open ? sameTime : endOf(before, zone),
    },
  };
}

function endOf({ to }: Days, zone: string): Date {
  return startOfDay(addDays(to, 1), zone);
}
