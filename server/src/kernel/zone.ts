const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timezone: string): Intl.DateTimeFormat {
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
  return format;
}

const QUARTER_MS = 900_000;
const MOST_KEPT = 10_000;
const offsets = new Map<string, Map<number, number | null>>();

/** Local minus UTC in milliseconds, kept for each quarter of an hour: this stands on the hot path. */
function offsetAt(ms: number, timezone: string): number {
  const quarter = Math.floor(ms / QUARTER_MS);
  let known = offsets.get(timezone);
  if (!known || known.size > MOST_KEPT) {
    known = new Map();
    offsets.set(timezone, known);
  }
  let offset = known.get(quarter);
  if (offset === undefined) {
    const [begin, end] = [
      workOutOffset(quarter * QUARTER_MS, timezone),
      workOutOffset((quarter + 1) * QUARTER_MS, timezone),
    ];
    offset = begin === end ? begin : null; // the clocks change in between, at one minute past in some places
    known.set(quarter, offset);
  }
  return offset ?? workOutOffset(ms, timezone);
}

function workOutOffset(ms: number, timezone: string): number {
  // 2026-01-31, 09:05:07
  const text = formatOf(timezone).format(ms);
  const local = Date.parse(`${text.slice(0, 10)}T${text.slice(12, 20)}Z`);
  return local - Math.floor(ms / 1000) * 1000;
}

const days = new Map<number, string>();

/** `2026-01-31` of a day counted from 1970. */
function dayText(day: number): string {
  let text = days.get(day);
  if (text === undefined) {
    text = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (days.size > MOST_KEPT) days.clear();
    days.set(day, text);
  }
  return text;
}

const DAY_MS = 86_400_000;

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
  const ms = instant.getTime();
  return dayText(Math.floor((ms + offsetAt(ms, timezone)) / DAY_MS));
}

/** The local time of an instant, to the second: `2026-01-31 09:05:07`. */
export function stampIn(instant: Date, timezone: string): string {
  const ms = instant.getTime();
  const local = new Date(ms + offsetAt(ms, timezone)).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 19)}`;
}

/** Minutes since local midnight, 0..1439. */
export function minuteOfDay(instant: Date, timezone: string): number {
  const local = instant.getTime() + offsetAt(instant.getTime(), timezone);
  return Math.floor((local - Math.floor(local / DAY_MS) * DAY_MS) / 60_000);
}

/**
 * The instant of a local time on a calendar day. A time that the clocks repeat is its first occurrence; one that
 * they skip moves on by the length of the gap (02:30 becomes 03:30), as in RFC 5545.
 */
export function instantAt(day: string, minute: number, timezone: string): Date {
  const wall = Date.parse(`${day}T00:00:00Z`) + minute * 60_000;
  const before = offsetAt(wall - DAY_MS, timezone);
  const after = offsetAt(wall + DAY_MS, timezone);
  for (const offset of [before, after]) {
    if (offsetAt(wall - offset, timezone) === offset) return new Date(wall - offset);
  }
  return new Date(wall - before);
}

/** The next instant, strictly after `now`, at which local clocks show `HH:MM`. */
export function nextTimeOfDay(now: Date, time: string, timezone: string): Date {
  const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
  const today = instantAt(dayIn(now, timezone), minute, timezone);
  return today > now ? today : instantAt(addDays(dayIn(now, timezone), 1), minute, timezone);
}

/** Calendar arithmetic on `2026-01-31`. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The first instant of a calendar day. */
export function startOfDay(day: string, timezone: string): Date {
  return instantAt(day, 0, timezone);
}
