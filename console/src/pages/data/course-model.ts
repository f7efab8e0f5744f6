import type { GoalCourses } from '@hetang/contract/http/home';

export type Course = GoalCourses['goals'][number];

export interface CoursePoint {
  day: string;
  /** Reached by the end of the day; null for days ahead. */
  reached: number | null;
  /** Due by the end of the day; null before the first bend of the line. */
  due: number | null;
  /** On the way from what is reached today to the forecast. */
  forecast: number | null;
}

const DAY_MS = 86_400_000;
/** Days that are drawn, at most. */
const MOST_DAYS = 800;

/** A goal day by day, from the first day that is known to its last; null when no day is known. */
export function coursePoints({ days, before, due, target, by, forecast }: Course): CoursePoint[] | null {
  const [first, last] = [days?.[0], days?.at(-1)];
  if (!days || !first || !last) return null;
  let sum = before;
  const reached = new Map<string, number>();
  for (const { day, value } of days) {
    sum += value;
    reached.set(day, sum);
  }
  const now = sum;
  const [start, today, end] = [numberOf(first.day), numberOf(last.day), numberOf(by)];
  const count = Math.min(MOST_DAYS, Math.max(end, today) - start + 1);
  return Array.from({ length: count }, (_, nr) => {
    const [number, day] = [start + nr, dayOf(start + nr)];
    const share = dueAt(due, number);
    const ahead = forecast && number >= today ? (number - today) / Math.max(1, end - today) : null;
    return {
      day,
      reached: reached.get(day) ?? null,
      due: share === null ? null : share * target,
      forecast: forecast && ahead !== null ? now + (forecast.expected - now) * ahead : null,
    };
  });
}

/** The share due at the end of a day: straight from bend to bend. */
function dueAt(bends: Course['due'], number: number): number | null {
  const next = bends.findIndex(({ by }) => numberOf(by) >= number);
  if (next < 0) return 1;
  const [before, after] = [bends[next - 1], bends[next]];
  if (!after) return null;
  if (numberOf(after.by) === number) return after.share;
  if (!before) return null;
  const passed = (number - numberOf(before.by)) / (numberOf(after.by) - numberOf(before.by));
  return before.share + (after.share - before.share) * passed;
}

/** Days since 1970. */
function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / DAY_MS;
}

function dayOf(number: number): string {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}
