const formats = new Map<string, Intl.DateTimeFormat>();

/** Calendar parts of an instant in a zone. Cached formatters: this stands on the hot path. */
function partsIn(instant: Date, timezone: string): { day: string; minute: number; second: number } {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
    });
    formats.set(timezone, format);
  }
  // 2026-01-31, 09:05:07
  const text = format.format(instant);
  return {
    day: text.slice(0, 10),
    minute: Number(text.slice(12, 14)) * 60 + Number(text.slice(15, 17)),
    second: Number(text.slice(18, 20)),
  };
}

/** Whether a text names a time zone. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The calendar day of an instant in a zone, `2026-01-31`. */
export function dayIn(instant: Date, timezone: string): string {
  return partsIn(instant, timezone).day;
}

/** Minutes since local midnight, 0..1439. */
export function minuteOfDay(instant: Date, timezone: string): number {
  return partsIn(instant, timezone).minute;
}

/**
 * The instant of a local time on a calendar day. A time that the clocks repeat is its first occurrence; one that
 * they skip moves on by the length of the gap (02:30 becomes 03:30), as in RFC 5545.
 */
export function instantAt(day: string, minute: number, timezone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const before = offsetAt(new Date(wall - 86_400_000), timezone);
  const after = offsetAt(new Date(wall + 86_400_000), timezone);
  for (const offset of [before, after]) {
    const candidate = new Date(wall - offset);
    if (offsetAt(candidate, timezone) === offset) return candidate;
  }
  return new Date(wall - before);
}

/** Local minus UTC in milliseconds. */
function offsetAt(instant: Date, timezone: string): number {
  const { day, minute, second } = partsIn(instant, timezone);
  const local = Date.parse(`${day}T00:00:00Z`) + (minute * 60 + second) * 1000;
  return local - Math.floor(instant.getTime() / 1000) * 1000;
}

/** The next instant, strictly after `now`, at which local clocks show `HH:MM`. */
export function nextTimeOfDay(now: Date, time: string, timezone: string): Date {
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const today = instantAt(dayIn(now, timezone), minute, timezone);
  return today > now ? today : instantAt(addDays(dayIn(now, timezone), 1), minute, timezone);
}

/** Calendar arithmetic on `2026-01-31`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The first instant of a calendar day. */
export function startOfDay(day: string, timezone: string): Date {
  return instantAt(day, 0, timezone);
}
