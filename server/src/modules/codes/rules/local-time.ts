import type { Hours } from '@hetang/contract/plan/hours';
import { weekdays } from '@hetang/contract/plan/values';
import { dayIn, minuteOfDay } from '../../../kernel/zone.ts';

/** A moment as the clocks and calendars of a zone show it. */
export interface LocalTime {
  /** `2026-01-31` */
  day: string;
  /** 0 is Monday. */
  weekday: number;
  /** Since midnight. */
  minute: number;
}

/** What clocks in the zone show at this instant. */
export function localTime(instant: Date, timezone: string): LocalTime {
  const day = dayIn(instant, timezone);
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return { day, weekday, minute: minuteOfDay(instant, timezone) };
}

/** `HH:MM`, `24:00` included, as minutes since midnight. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** Whether the moment is within the hours; an end not after the beginning is of the next day. The end is outside. */
export function isWithin(hours: Hours, { weekday, minute }: LocalTime): boolean {
  const from = minuteOf(hours.from);
  const to = minuteOf(hours.to);
  const begins = (day: number): boolean => hours.on.some((name) => weekdays.indexOf(name) === day);
  if (to > from) return begins(weekday) && minute >= from && minute < to;
  return (begins(weekday) && minute >= from) || (begins((weekday + 6) % 7) && minute < to);
}

/** The same for hours of every day. */
export function isBetween(times: { from: string; to: string }, moment: LocalTime): boolean {
  return isWithin({ ...times, on: [...weekdays] }, moment);
}
