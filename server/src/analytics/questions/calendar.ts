import { addDays } from '../../kernel/zone.ts';

export type Period = 'day' | 'week' | 'month';

/** The first day of the period that holds a day; weeks begin on Monday (ISO 8601). */
export function firstDayOf(day: string, period: Period): string {
  if (period === 'day') return day;
  if (period === 'month') return `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
}

/** The last day of the period that holds a day. */
export function lastDayOf(day: string, period: Period): string {
  return addDays(nextPeriod(firstDayOf(day, period), period), -1);
}

/** The first days of all periods from the one that holds `from` to the one that holds `to`. */
export function cohortStarts(from: string, to: string, period: Period): string[] {
  const starts: string[] = [];
  for (let day = firstDayOf(from, period); day <= to; day = nextPeriod(day, period)) starts.push(day);
  return starts;
}

function nextPeriod(first: string, period: Period): string {
  if (period === 'day') return addDays(first, 1);
  if (period === 'week') return addDays(first, 7);
  return `${addDays(first, 31).slice(0, 7)}-01`;
}
