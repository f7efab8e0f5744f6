import type { DateStart, FieldDate } from '@hetang/contract/plan/kinds/journey-starts';
import { type Weekday, weekdays } from '@hetang/contract/plan/kinds/journey-steps';
import { durationMs } from '@hetang/contract/plan/values';
import { addDays, dayIn, instantAt } from '../../../kernel/zone.ts';

const DAY_MS = 86_400_000;
/** A year and a day: a weekday or working day comes before that. */
const DAYS_AHEAD = 366;

/** Which calendar days count. */
export type DayChoice = 'workday' | readonly Weekday[] | null;

export interface Calendar {
  timezone: string;
  isWorkday(day: string): boolean;
}

/** Minutes since midnight of `HH:MM`. */
export function minuteOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/** The next instant strictly after `now` at which local clocks show `HH:MM` on a day that counts. */
export function nextMoment(now: Date, time: string, on: DayChoice, calendar: Calendar): Date {
  const minute = minuteOf(time);
  let day = dayIn(now, calendar.timezone);
  for (let i = 0; i <= DAYS_AHEAD; i++) {
    const at = instantAt(day, minute, calendar.timezone);
    if (at > now && counts(day, on, calendar)) return at;
    day = addDays(day, 1);
  }
  return instantAt(day, minute, calendar.timezone);
}

function counts(day: string, on: DayChoice, calendar: Calendar): boolean {
  if (on === null) return true;
  if (on === 'workday') return calendar.isWorkday(day);
  // 1970-01-01 was a Thursday; Monday is 0.
  const weekday = weekdays[(Math.floor(Date.parse(`${day}T00:00:00Z`) / DAY_MS) + 3) % 7];
  return weekday !== undefined && on.includes(weekday);
}

/** The calendar day that a field holds, `2026-01-31` or an instant that begins so; null when it holds none. */
export function dayOfField(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const day = /^\d{4}-\d{2}-\d{2}(?=$|[T ])/.exec(value)?.[0];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  // 30 February would be taken for 2 March.
  return day !== undefined && Number.isFinite(at) && addDays(day, 0) === day ? day : null;
}

/** The instant that lies as far from the day as asked; null when the field holds no day. */
export function momentOfField(value: unknown, date: FieldDate, timezone: string): Date | null {
  const day = dayOfField(value);
  return day === null ? null : instantAt(addDays(day, distanceOf(date)), minuteOf(date.at), timezone);
}

/**
 * The first start by a date strictly after `now`. A yearly date of 29 February is 28 February in other years. Null
 * when the field holds no day, or one that is over.
 */
export function nextStart(value: unknown, start: DateStart, now: Date, timezone: string): Date | null {
  const day = dayOfField(value);
  if (day === null) return null;
  const minute = minuteOf(start.at);
  const shift = distanceOf(start);
  const at = (base: string): Date => instantAt(addDays(base, shift), minute, timezone);
  if (!start.yearly) return at(day) > now ? at(day) : null;
  const thisYear = Number(dayIn(now, timezone).slice(0, 4));
  // A distance of weeks may reach into a neighbouring year.
  const reach = Math.ceil(Math.abs(shift) / 365) + 1;
  const first = Math.max(thisYear - reach, Number(day.slice(0, 4)));
  for (let year = first; year <= first + 2 * reach + 1; year++) {
    const base = inYear(day, year);
    if (base >= day && at(base) > now) return at(base);
  }
  return null;
}

function inYear(day: string, year: number): string {
  const monthDay = day.slice(5);
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return `${String(year).padStart(4, '0')}-${monthDay === '02-29' && !leap ? '02-28' : monthDay}`;
}

function distanceOf({ before, after }: Pick<FieldDate, 'before' | 'after'>): number {
  const distance = before ?? after;
  if (distance === undefined) return 0;
  const days = durationMs(distance) / DAY_MS;
  return before === undefined ? days : -days;
}
