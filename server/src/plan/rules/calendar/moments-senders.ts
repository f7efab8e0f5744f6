import { type Hit, isWhole, type Rule } from '../rule.ts';
import { publishersOf } from './publishers-of.ts';

/** One text for several members cannot carry the name of one of them. */
export const momentsSenders: Rule = {
  id: 'moments-senders',
  theme: 'calendar',
  severity: 'error',
  title: { zh: '多人同发的朋友圈里的员工变量', en: 'Staff variables in Moments of several members' },
  why: {
    zh: '几个个人号同时发的朋友圈是同一个任务、同一段文字，写不进各自员工的名字，到点会被跳过。',
    en: 'What several accounts publish at once is one task with one text; it has no room for the name of each member and would be skipped.',
  },
  problem: {
    zh: '消息“{message}”用了员工变量 {variables}，而这条朋友圈由 {count} 位员工发表',
    en: 'The message `{message}` uses {variables}, but {count} members publish it',
  },
  hint: {
    zh: '另写一条不带员工变量的消息，或给每个个人号单独写日历',
    en: 'Write a message without variables of staff, or a calendar for each account',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
messages: { hi: { name: 早安, text: "大家早，我是{{ staff.name }}" } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30", message: hi }] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin }, chen: { name: 陈, wecom: Chen } }
accounts: { main: { name: 主号, kind: community, staff: lin }, second: { name: 副号, kind: community, staff: chen } }
messages: { hi: { name: 早安, text: "大家早，我是{{ staff.name }}" } }
calendar: { moments: { account: main, also: [second], name: 朋友圈, slots: [{ on: mon, at: "08:30", message: hi }] } }`,
  check(view) {
    if (!isWhole(view, ['accounts'])) return [];
    const { plan, templates } = view;
    return Object.entries(plan.calendar).flatMap(([key, calendar]) => {
      if (!('account' in calendar)) return [];
      return calendar.slots.flatMap((slot, i): Hit[] => {
        const { message = '' } = slot;
        const facts = Object.hasOwn(templates, message) ? templates[message] : undefined;
        const variables = (facts?.variables ?? []).filter((name) => /^staff\b/.test(name)).join(', ');
        const count = publishersOf(plan, calendar, slot).length;
        if (!variables || count < 2) return [];
        return [{ path: ['calendar', key, 'slots', i, 'message'], args: { message, variables, count } }];
      });
    });
  },
};
