import type { BroadcastTime } from '@hetang/contract/plan/kinds/broadcasts';
import { weekdays } from '@hetang/contract/plan/values';
import type { Hit, Rule } from '../rule.ts';

const DAY_MS = 86_400_000;
// Days are numbered from 1970-01-01, a Thursday.
const EARLIEST = 0;
const LATEST = 3_000_000;

type Weekday = (typeof weekdays)[number];

/** Two broadcasts into the same groups on one day: only one of them is delivered that day. */
export const groupQuota: Rule = {
  id: 'group-quota',
  theme: 'reach',
  severity: 'warning',
  title: { zh: '同一天发进同一批群', en: 'Two broadcasts into one group on one day' },
  why: {
    zh: '企业微信里一个客户群一天只能收到一条群发；同一天的第二条要推迟到第二天，来不及就不发。',
    en: 'A customer group of WeCom receives one mass message a day; a second one waits for the next day, or is not sent when that is too late.',
  },
  problem: {
    zh: '“{broadcast}”和“{other}”会在同一天（{day}）发进社群“{community}”的群，一个群一天只能收到一条',
    en: '`{broadcast}` and `{other}` go into the groups of `{community}` on the same day ({day}); a group receives one a day',
  },
  hint: {
    zh: '改其中一个的日子，或并成一条；必须同一天的，用 value 说明哪个先发',
    en: 'Move one of them, or make one of both; where it must be that day, `value` says which goes first',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { a: { name: 甲, text: 一 } }
communities: { c: { name: 课程群, owner: lin, welcome: a, notice: a, exit: 课程结束解散 } }
broadcasts:
  x: { name: 周三, groups: [c], message: a, owner: lin, send: { every: [wed], at: "10:00" } }
  y: { name: 周四, groups: [c], message: a, owner: lin, send: { every: [thu], at: "10:00" } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { a: { name: 甲, text: 一 } }
communities: { c: { name: 课程群, owner: lin, welcome: a, notice: a, exit: 课程结束解散 } }
broadcasts:
  x: { name: 周三, groups: [c], message: a, owner: lin, send: { every: [wed], at: "10:00" } }
  y: { name: 年中, groups: [c], message: a, owner: lin, send: { on: 2026-06-17, at: "18:00" } }`,
  check({ plan }) {
    const before = new Map<string, Sending[]>();
    return Object.entries(plan.broadcasts).flatMap(([broadcast, spec]): Hit[] => {
      if (!('groups' in spec)) return [];
      const places = spec.groups.flatMap((community) =>
        spansOf(spec.send).map((span) => ({ community, span, place: `${community} ${span.weekday}` })),
      );
      const hit = places.flatMap(({ community, span, place }): Hit[] => {
        const rival = (before.get(place) ?? []).find((one) => meetingDay(one, span) !== null);
        if (!rival) return [];
        const args = { broadcast, other: rival.broadcast, community, day: meetingDay(rival, span) ?? '' };
        return [{ path: ['broadcasts', broadcast, 'send'], args }];
      });
      for (const { place, span } of places)
        before.set(place, [...(before.get(place) ?? []), { ...span, broadcast }]);
      return hit.slice(0, 1);
    });
  },
};

/** One day of the week, between two numbered days. */
interface Span {
  weekday: Weekday;
  from: number;
  until: number;
}
interface Sending extends Span {
  broadcast: string;
}

function spansOf(send: BroadcastTime): Span[] {
  if ('on' in send) {
    const day = numberOf(send.on);
    return [{ weekday: weekdayOf(day), from: day, until: day }];
  }
  const from = send.from === undefined ? EARLIEST : numberOf(send.from);
  const until = send.until === undefined ? LATEST : numberOf(send.until);
  return [...new Set(send.every)].map((weekday) => ({ weekday, from, until }));
}

/** The first day on which both come, or their day of the week where neither has a beginning; null when they never do. */
function meetingDay(a: Span, b: Span): string | null {
  const from = Math.max(a.from, b.from);
  if (from === EARLIEST) return a.weekday;
  const ahead = (weekdays.indexOf(a.weekday) - weekdays.indexOf(weekdayOf(from)) + 7) % 7;
  const day = from + ahead;
  return day <= Math.min(a.until, b.until) ? new Date(day * DAY_MS).toISOString().slice(0, 10) : null;
}

function numberOf(day: string): number {
  return Date.parse(day) / DAY_MS;
}

function weekdayOf(day: number): Weekday {
  return weekdays[(day + 3) % 7] ?? 'mon';
}
