import type { Holidays } from '@hetang/contract/http/holidays';
import type { Holiday } from '@hetang/contract/plan/kinds/holidays';
import { daysIn, dayTable } from './day-table.ts';
import { nationalDays } from './national-days.ts';

type Day = Holidays['days'][number];

/** The days of a year that are not like their weekday, by day: the plan's own beside those of the national table. */
export function listHolidays(holidays: Record<string, Holiday>, year: number): Holidays {
  const own = Object.entries(holidays).flatMap(([definition, { name, kind, days }]) =>
    days
      .flatMap(daysIn)
      .filter((day) => day.startsWith(`${year}-`))
      .map((day): Day => ({ day, name, kind, definition, overruled: false })),
  );
  // A festival says nothing of whether a day is worked.
  const decided = new Set(own.filter(({ kind }) => kind !== 'festival').map(({ day }) => day));
  const national = [...nationalDays(year)].map(
    ([day, { off, holiday }]): Day => ({
      day,
      name: holiday,
      kind: off ? 'holiday' : 'workday',
      definition: null,
      overruled: decided.has(day),
    }),
  );
  // Of one day the plan's come first: they count.
  const days = [...own, ...national].sort((a, b) => a.day.localeCompare(b.day));
  return { year, known: dayTable(holidays).knows(year), days };
}
