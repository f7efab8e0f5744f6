import type { Hit, Rule, Text } from '../rule.ts';
import type { DatedSlot } from './dated-slot.ts';
import { placeOf, slotsByPlace } from './slots-between.ts';

const HOUR = 3_600_000;

/** More in a day or an hour than the calendar itself allows. */
export const calendarBurst: Rule = {
  id: 'calendar-burst',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '内容扎堆', en: 'Bursts in the calendar' },
  why: {
    zh: '一会儿刷屏一会儿没声音，客户会屏蔽。一天、一小时内最多几条由 per-day、per-hour 定，默认 4 条和 2 条；社群每周的 sop 一起算。',
    en: 'People mute what floods them. How many posts a day and within any hour are too many is said by `per-day` (4) and `per-hour` (2); weekly posts of the community count too.',
  },
  problem: {
    zh: '{day} {span}有 {count} 条，最多 {limit} 条（共 {days} 天如此）',
    en: '{count} posts {span} of {day}, {limit} are allowed ({days} such days)',
  },
  hint: {
    zh: '挪开几条，或改 per-day、per-hour',
    en: 'Move some of them, or change `per-day` or `per-hour`',
  },
  good: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar:
  moments:
    account: main
    name: 朋友圈
    slots: [{ on: every-day, at: "08:30", brief: 早安 }, { on: every-day, at: "20:30", brief: 案例 }]`,
  bad: `
period: { from: 2026-01-01, to: 2026-12-31 }
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar:
  moments:
    account: main
    name: 朋友圈
    per-hour: 1
    slots: [{ on: every-day, at: "08:30", brief: 早安 }, { on: every-day, at: "09:00", brief: 案例 }]`,
  check({ plan, slots }) {
    const at = slotsByPlace(slots);
    return Object.entries(plan.calendar).flatMap(([key, calendar]) => {
      const own = at(placeOf(plan, calendar).place);
      const path = ['calendar', key];
      return [
        ...worst(perDay(own), calendar['per-day'], { path, span: aDay }),
        ...worst(perHour(own), calendar['per-hour'], { path, span: anHour }),
      ];
    });
  },
};

const aDay: Text = { zh: '这天', en: 'in the day' };
const anHour: Text = { zh: '一小时内', en: 'within an hour' };

/** The day with the most, and how many days have too many. */
function worst(counts: Map<string, number>, limit: number, at: { path: string[]; span: Text }): Hit[] {
  const over = [...counts].filter(([, count]) => count > limit);
  const [first] = over.toSorted(([, a], [, b]) => b - a);
  if (!first) return [];
  const [day, count] = first;
  return [{ path: at.path, at: 'key', args: { day, count, limit, days: over.length, span: at.span } }];
}

function perDay(slots: readonly DatedSlot[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { day } of slots) counts.set(day, (counts.get(day) ?? 0) + 1);
  return counts;
}

/** The most within any hour that begins on a day; slots are in order of time. */
function perHour(slots: readonly DatedSlot[]): Map<string, number> {
  const counts = new Map<string, number>();
  let end = 0;
  for (const [i, { day, instant }] of slots.entries()) {
    while ((slots[end]?.instant.getTime() ?? Number.POSITIVE_INFINITY) < instant.getTime() + HOUR) end++;
    counts.set(day, Math.max(counts.get(day) ?? 0, end - i));
  }
  return counts;
}
