import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule, Text } from '../rule.ts';
import { gapsOf, stretchWords, weekOf } from './week.ts';

/** A shift outside somebody's working hours stands on paper only. */
export const shiftHours: Rule = {
  id: 'shift-hours',
  theme: 'channels',
  severity: 'warning',
  title: { zh: '班次排在下班时间', en: 'Shifts outside working hours' },
  why: {
    zh: '排给了不上班的人，扫码的客户等不到回应。',
    en: 'Given to somebody who does not work then, a shift leaves the customer waiting.',
  },
  problem: { zh: '{name} {gap}不上班，却排了班', en: '{name} does not work {gap}, but is on this shift' },
  hint: { zh: '改班次，或改员工的 works', en: 'Change the shift, or `works` of the member of staff' },
  good: `
staff: { lin: { name: 林, wecom: Lin, works: [{ on: [mon], from: "09:00", to: "21:00" }] }, zhou: { name: 周, wecom: Zhou } }
codes: { site: { name: 官网, staff: [lin], backup: [zhou], shifts: [{ on: [mon], from: "10:00", to: "18:00", staff: [lin] }] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin, works: [{ on: [mon], from: "09:00", to: "21:00" }] }, zhou: { name: 周, wecom: Zhou } }
codes: { site: { name: 官网, staff: [lin], backup: [zhou], shifts: [{ on: [tue], from: "10:00", to: "18:00", staff: [lin] }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.codes).flatMap(([key, { shifts }]) =>
      (shifts ?? []).flatMap((shift, i) =>
        shift.staff.flatMap((staff, j): Hit[] => {
          const gap = missing(plan, staff, weekOf([shift]));
          const path = ['codes', key, 'shifts', i, 'staff', j];
          return gap ? [{ path, args: { name: plan.staff[staff]?.name ?? staff, gap } }] : [];
        }),
      ),
    ),
};

/** The first stretch of a shift that lies outside the working hours of a member of staff. */
function missing(plan: Plan, key: string, shift: Uint8Array): Text | null {
  const works = Object.hasOwn(plan.staff, key) ? plan.staff[key]?.works : undefined;
  if (!works) return null;
  const work = weekOf(works);
  const outside = shift.map((there, minute) => (there && !work[minute] ? 0 : 1));
  const [first] = gapsOf(outside);
  return first ? stretchWords(first) : null;
}
