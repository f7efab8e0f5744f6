import { addDays } from '../../../kernel/zone.ts';
import type { Hit, Rule } from '../rule.ts';
import { laidOut, placeOf, slotsByPlace } from './slots-between.ts';

/** Nothing for longer than the calendar itself allows. */
export const calendarHole: Rule = {
  id: 'calendar-hole',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '内容断档', en: 'Holes in the calendar' },
  why: {
    zh: '想起来就发、忙起来就停，是社群冷下来的主要原因。连续多少天不发算断档，由 silent-days 定，默认 7 天。',
    en: 'Posting when one thinks of it and falling silent when one is busy is how groups die. How long a silence may be is said by `silent-days`, 7 by default.',
  },
  problem: {
    zh: '{from} 到 {to} 连续 {days} 天没有内容，最多允许 {limit} 天（共 {count} 处）',
    en: 'Nothing from {from} to {to}: {days} days, {limit} are allowed ({count} such holes)',
  },
  hint: {
    zh: '给这些天加排期，或把 silent-days 改大',
    en: 'Add slots for these days, or raise `silent-days`',
  },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30", brief: 早安 }] } }`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar:
  moments: { account: main, name: 朋友圈, slots: [{ on: mon, except: holiday, to: 2026-11-30, at: "08:30", brief: 早安 }] }`,
  check({ plan, slots }) {
    const range = laidOut(plan);
    if (!range) return [];
    const at = slotsByPlace(slots);
    return Object.entries(plan.calendar).flatMap(([key, calendar]): Hit[] => {
      const { place } = placeOf(plan, calendar);
      const days = at(place).map(({ day }) => day);
      const limit = calendar['silent-days'];
      const holes = silences([addDays(range.from, -1), ...days, addDays(range.to, 1)]).filter(
        (hole) => hole.days > limit,
      );
      const [longest] = holes.toSorted((a, b) => b.days - a.days);
      if (!longest) return [];
      return [{ path: ['calendar', key], at: 'key', args: { ...longest, limit, count: holes.length } }];
    });
  },
};

/** The silence between each two days that follow each other. */
function silences(days: readonly string[]): { from: string; to: string; days: number }[] {
  return days.slice(1).map((day, i) => {
    const before = days[i] ?? day;
    const length = Math.round((Date.parse(day) - Date.parse(before)) / 86_400_000) - 1;
    return { from: addDays(before, 1), to: addDays(day, -1), days: length };
  });
}
