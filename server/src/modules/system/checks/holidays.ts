import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { dayIn } from '../../../kernel/zone.ts';
import { dayTable } from '../../../plan/calendar/day-table.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type Check, found, good } from './check.ts';

export interface HolidayFacts {
  /** Years of the plan's period from now on, each with whether its days off are known. */
  years: readonly { year: number; known: boolean }[];
}

/** A period beyond this many years is not looked at. */
const FAR = 3;

/** The days off of the years that the plan still runs in are known. */
export const holidays: Check<{ db: Queryable; clock: Clock }, HolidayFacts> = {
  id: 'holidays',
  title: { zh: '节假日表', en: 'Days off' },
  async measure({ db, clock }) {
    const plan = (await currentPlan(db))?.plan;
    if (!plan) return null;
    const { timezone, period } = plan.meta;
    const now = Number(dayIn(clock.now(), timezone).slice(0, 4));
    const first = Math.max(now, Number(period?.from.slice(0, 4) ?? now));
    const last = Math.min(first + FAR, Number(period?.to.slice(0, 4) ?? now));
    const table = dayTable(plan.holidays);
    const years = Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
    return { years: years.map((year) => ({ year, known: table.knows(year) })) };
  },
  judge({ years }) {
    const missing = years.filter(({ known }) => !known).map(({ year }) => year);
    const all = years.map(({ year }) => year).join(', ');
    if (missing.length === 0) return good(`${all} 年已知`, `known for ${all}`);
    return found(
      'warning',
      {
        zh: `不知道 ${missing.join('、')} 年的放假安排，只按周末算`,
        en: `not known for ${missing.join(', ')}: only weekends count`,
      },
      {
        zh: '国务院公布后升级荷塘，或写进方案的 holidays',
        en: 'Upgrade Hetang once they are announced, or write them under `holidays` of the plan',
      },
    );
  },
};
