// China has one zone and no summer time, so plain arithmetic is exact.
const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;

/** Hour of day 0..23 with fraction, Asia/Shanghai. */
export function hourOfDay(at: number): number {
  return ((at + OFFSET) % DAY) / 3_600_000;
}

/** Start of the day, Unix milliseconds. */
export function startOfDay(at: number): number {
  return Math.floor((at + OFFSET) / DAY) * DAY - OFFSET;
}

/** Start of the week (Monday), Unix milliseconds. */
export function startOfWeek(at: number): number {
  const day = Math.floor((at + OFFSET) / DAY);
  const sinceMonday = (day + 3) % 7;
  return (day - sinceMonday) * DAY - OFFSET;
}

/** Start of the month and how many days it has. */
export function monthOf(at: number): { start: number; days: number } {
  const local = new Date(at + OFFSET);
  const year = local.getUTCFullYear();
  const month = local.getUTCMonth();
  const days = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return { start: Date.UTC(year, month, 1) - OFFSET, days };
}

/** The moment itself if it lies within [from, to) o'clock, otherwise the next `from` o'clock. */
export function withinHours(at: number, from: number, to: number): number {
  const hour = hourOfDay(at);
  if (hour >= from && hour < to) return at;
  const today = startOfDay(at) + from * 3_600_000;
  return hour < from ? today : today + DAY;
}
