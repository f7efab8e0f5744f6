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

/** The days of each period from one day to another; the first and the last are cut there. */
export function periodsOf(from: string, to: string, period: Period): { from: string; to: string }[] {
  return cohortStarts(from, to, period).map((first) => {
    const last = lastDayOf(first, period);
    return { from: first < from ? from : first, to: last > to ? to : last };
  });
}

/** The days as many periods earlier; a month's last days meet the last day of a shorter month. */
export function periodsBefore(
  { from, to }: { from: string; to: string },
  period: Period,
): { from: string; to: string } {
  const count = cohortStarts(from, to, period).length;
  if (period !== 'month') {
    const days = count * (period === 'week' ? 7 : 1);
    return { from: addDays(from, -days), to: addDays(to, -days) };
  }
  const end = monthsBefore(to, count);
  return {
    from: monthsBefore(from, count),
    to: to === lastDayOf(to, 'month') ? lastDayOf(end, 'month') : end,
  };
}

function monthsBefore(day: string, months: number): string {
  const month = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 - months;
  const first = `${String(Math.floor(month / 12)).padStart(4, '0')}-${String((month % 12) + 1).padStart(2, '0')}-01`;
  const last = lastDayOf(first, 'month');
  const same = `${first.slice(0, 8)}${day.slice(8)}`;
  return same > last ? last : same;
}
