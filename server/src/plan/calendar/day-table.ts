import type { Holiday } from '@hetang/contract/plan/kinds/holidays';
import { addDays } from '../../kernel/zone.ts';
import type { DayTable } from '../rules/calendar/day-table.ts';
import { nationalDays } from './national-days.ts';
import { solarTermDay, solarTerms } from './solar-terms.ts';

/** A range of the plan is read to this length at most. */
const LONGEST = 366;

/** Puts the plan's own holidays above the national table. */
export function dayTable(holidays: Record<string, Holiday>): DayTable {
  const own = ownDays(holidays);
  const offOf = (day: string): boolean | undefined =>
    own.off.get(day) ?? nationalDays(yearOf(day)).get(day)?.off;
  return {
    isWorkday: (day) => !(offOf(day) ?? isWeekend(day)),
    isHoliday: (day) => offOf(day) === true,
    knows: (year) => own.years.has(year) || nationalDays(year).size > 0,
    holiday: (name, year) => own.first.get(`${year} ${name}`) ?? firstNational(name, year),
    solarTerm: solarTermDay,
    solarTermNames: solarTerms,
    holidayNames(year) {
      const named = [...own.first.keys()].filter((id) => id.startsWith(`${year} `));
      const national = [...nationalDays(year).values()].map(({ holiday }) => holiday);
      return [...new Set([...named.map((id) => id.slice(5)), ...national])];
    },
  };
}

interface OwnDays {
  off: ReadonlyMap<string, boolean>;
  /** `2027 国庆节` to its first day. */
  first: ReadonlyMap<string, string>;
  years: ReadonlySet<number>;
}

function ownDays(holidays: Record<string, Holiday>): OwnDays {
  const off = new Map<string, boolean>();
  const first = new Map<string, string>();
  const years = new Set<number>();
  for (const { name, kind, days } of Object.values(holidays))
    for (const day of days.flatMap(daysIn)) {
      if (kind !== 'festival') off.set(day, kind === 'holiday');
      if (kind === 'holiday') years.add(yearOf(day));
      const id = `${yearOf(day)} ${name}`;
      const before = first.get(id);
      if (kind !== 'workday' && (before === undefined || day < before)) first.set(id, day);
    }
  return { off, first, years };
}

/** The days of one entry; an empty range has none. */
export function daysIn(entry: Holiday['days'][number]): string[] {
  if (typeof entry === 'string') return [entry];
  const days: string[] = [];
  for (let day = entry.from; day <= entry.to && days.length < LONGEST; day = addDays(day, 1)) days.push(day);
  return days;
}

function firstNational(name: string, year: number): string | undefined {
  for (const [day, { off, holiday }] of nationalDays(year)) if (off && holiday === name) return day;
  return undefined;
}

function isWeekend(day: string): boolean {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}
