import type { QuietHours } from '@hetang/contract/plan/quiet-hours';
import { addDays, dayIn, isZone, minuteOfDay, nextTimeOfDay, startOfDay } from '../kernel/zone.ts';

/** The end of the quiet hours under way in the zone, or null when it is not quiet. 免打扰时段 */
export function quietUntil(now: Date, quiet: QuietHours | null, timezone: string): Date | null {
  if (!quiet || quiet.from === quiet.to) return null;
  const [minute, from, to] = [minuteOfDay(now, timezone), minutesOf(quiet.from), minutesOf(quiet.to)];
  const inside = from < to ? minute >= from && minute < to : minute >= from || minute < to;
  return inside ? nextTimeOfDay(now, quiet.to, timezone) : null;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

/**
 * How many mass messages the tenant lets one customer receive: as many a month as it has days (the platform's
 * usual rule), seven a week from Monday, or one a day.
 */
export type QuotaPolicy = 'days-of-month' | 'seven-per-week' | 'one-per-day';

export interface QuotaWindow {
  /** First calendar day in the plan's zone; keys the ledger. */
  start: string;
  allowed: number;
  /** When the next window begins. */
  next: Date;
}

/** The window of the reach quota that an instant falls in. 触达额度 */
export function quotaWindow(now: Date, policy: QuotaPolicy, timezone: string): QuotaWindow {
  const today = dayIn(now, timezone);
  const window = (start: string, days: number, allowed: number): QuotaWindow => ({
    start,
    allowed,
    next: startOfDay(addDays(start, days), timezone),
  });
  if (policy === 'one-per-day') return window(today, 1, 1);
  if (policy === 'seven-per-week') {
    const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7;
    return window(addDays(today, -weekday), 7, 7);
  }
  const days = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)), 0)).getUTCDate();
  return window(`${today.slice(0, 7)}-01`, days, days);
}

/**
 * The end of the quiet hours (ms) for people in different zones, each worked out once; the staff who confirm are at home,
 * so it is quiet for everybody when it is quiet there. No zone, or none that exists: home.
 */
export function quietByZone(
  now: Date,
  quiet: QuietHours | null,
  home: string,
): (zone: string | null) => number | null {
  const atHome = quietUntil(now, quiet, home)?.getTime() ?? null;
  const known = new Map<string | null, number | null>([[null, atHome]]);
  return (zone) => {
    const found = known.get(zone);
    if (found !== undefined) return found;
    const there = zone !== null && isZone(zone) ? (quietUntil(now, quiet, zone)?.getTime() ?? null) : null;
    const until = there === null ? atHome : Math.max(there, atHome ?? 0);
    known.set(zone, until);
    return until;
  };
}
