import type { Staff } from '@hetang/contract/plan/kinds/staff';
import { weekdays } from '@hetang/contract/plan/values';
import type { Hit, Rule } from '../rule.ts';
import { weekOf } from './week.ts';

type Weekday = (typeof weekdays)[number];
type Duty = NonNullable<Staff['duties']>[number];

/** A duty outside working hours is done by nobody, or after hours. */
export const dutyHours: Rule = {
  id: 'duty-hours',
  theme: 'staff',
  severity: 'warning',
  title: { zh: '职责排在下班时间', en: 'Duties outside working hours' },
  why: {
    zh: '固定要做的事排在不上班的时候，要么没人做，要么天天加班。',
    en: 'What is to be done when nobody works is not done, or done after hours every time.',
  },
  problem: { zh: '“{duty}”那时{name}不上班', en: '{name} does not work at the time of "{duty}"' },
  hint: { zh: '改职责的 on、at，或改员工的 works', en: 'Change `on` or `at` of the duty, or `works`' },
  good: `
staff:
  lin:
    name: 林
    wecom: Lin
    works: [{ on: [mon], from: "09:00", to: "18:00" }]
    duties: [{ do: 发早报, every: week, on: [mon], at: "09:00" }]`,
  bad: `
staff:
  lin:
    name: 林
    wecom: Lin
    works: [{ on: [mon], from: "09:00", to: "18:00" }]
    duties: [{ do: 发早报, every: week, on: [mon], at: "08:50" }]`,
  check: ({ plan }) =>
    Object.entries(plan.staff).flatMap(([key, { name, works, duties }]) =>
      (duties ?? []).flatMap((duty, i): Hit[] => {
        if (!works || isWithin(duty, weekOf(works))) return [];
        return [{ path: ['staff', key, 'duties', i, 'do'], args: { duty: duty.do, name } }];
      }),
    ),
};

/** On the days that are named, all of them; without days there must be one. Without a time any hour of the day will do. */
function isWithin({ on, at }: Duty, works: Uint8Array): boolean {
  const does = (day: Weekday): boolean => {
    const start = weekdays.indexOf(day) * 1440;
    if (at === undefined) return works.subarray(start, start + 1440).includes(1);
    const [hours = 0, minutes = 0] = at.split(':').map(Number);
    return works[start + hours * 60 + minutes] === 1;
  };
  return on ? on.every(does) : weekdays.some(does);
}
