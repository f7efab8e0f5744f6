import type { Holiday } from '@hetang/contract/plan/kinds/holidays';
import type { Hit, Path, Rule, Text } from '../rule.ts';

/** A day cannot be off and worked; a range that ends before it begins has no day. */
export const holidayClash: Rule = {
  id: 'holiday-clash',
  theme: 'calendar',
  severity: 'error',
  title: { zh: '放假安排互相矛盾', en: 'Days off that contradict' },
  why: {
    zh: '同一天既放假又上班，排期就不知道听谁的。',
    en: 'A day that is both off and worked leaves the calendar without an answer.',
  },
  problem: { zh: '放假安排对不上：{why}', en: 'The days do not add up: {why}' },
  hint: { zh: '改其中一处的日子', en: 'Change the days in one of the places' },
  good: `
holidays:
  national: { name: 国庆节, kind: holiday, days: [{ from: 2027-10-01, to: 2027-10-07 }] }
  swap: { name: 国庆调休, kind: workday, days: [2027-10-09] }`,
  bad: `
holidays:
  national: { name: 国庆节, kind: holiday, days: [{ from: 2027-10-01, to: 2027-10-07 }] }
  swap: { name: 国庆调休, kind: workday, days: [2027-10-07] }`,
  check({ plan }) {
    const ranges = Object.entries(plan.holidays).flatMap(([key, holiday]) => rangesOf(key, holiday));
    const off = ranges.filter(({ kind }) => kind === 'holiday');
    return ranges.flatMap(({ path, kind, from, to }): Hit[] => {
      if (to < from) return [{ path, args: { why: backwards } }];
      const other = kind === 'workday' && off.find((each) => each.from <= to && each.to >= from);
      return other ? [{ path, args: { why: bothWays(later(from, other.from), other.name) } }] : [];
    });
  },
};

interface Range {
  path: Path;
  name: string;
  kind: Holiday['kind'];
  from: string;
  to: string;
}

function rangesOf(key: string, { name, kind, days }: Holiday): Range[] {
  return days.map((day, i) => {
    const range = typeof day === 'string' ? { from: day, to: day } : day;
    return { path: ['holidays', key, 'days', i], name, kind, ...range };
  });
}

const backwards: Text = { zh: '结束早于开始', en: 'it ends before it begins' };

/** Dates are ISO, so text order is time order. */
function later(a: string, b: string): string {
  return [a, b].sort().at(-1) ?? a;
}

function bothWays(day: string, name: string): Text {
  return { zh: `${day} 是“${name}”的假期，又写成上班`, en: `${day} is off for "${name}" and worked` };
}
