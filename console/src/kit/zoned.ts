import { formatInstant } from './format.ts';

/** The instant at which a calendar date (`2026-11-22`) begins in a time zone. */
export function startOfDay(date: string, timezone: string): Date {
  const utc = Date.parse(`${date}T00:00:00Z`);
  // Twice, because the distance may be another one at the instant that the first try finds.
  const first = utc - distance(utc, timezone);
  return new Date(utc - distance(first, timezone));
}

/** The date after a calendar date. */
export function dayAfter(date: string): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** How far the clocks of a zone are ahead of UTC at an instant, in milliseconds. */
function distance(instant: number, timezone: string): number {
  const shown = formatInstant(instant, timezone, true).replace(' ', 'T');
  return Date.parse(`${shown}Z`) - Math.floor(instant / 1000) * 1000;
}
