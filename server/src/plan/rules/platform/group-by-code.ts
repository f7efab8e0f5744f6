import type { Hit, Rule } from '../rule.ts';

/** A QR lets people into a group until it has this many members; beyond only invitations do. */
const BY_QR = 200;

/** A group planned larger than its code can fill. */
export const groupByCode: Rule = {
  id: 'group-by-code',
  theme: 'platform',
  severity: 'info',
  title: { zh: '扫码进群的人数', en: 'Members who join by a code' },
  why: {
    zh: '客户群满 200 人后不能再扫码加入，只能由成员邀请；群活码会给后面的人开下一个群。',
    en: 'A customer group of 200 cannot be joined by a QR any more, only by invitation; a group code then opens the next group.',
  },
  problem: {
    zh: '计划 {capacity} 人，扫码只能进到 {most} 人，其余要邀请',
    en: '{capacity} members are planned; a code fills a group up to {most}, the rest must be invited',
  },
  hint: {
    zh: '写 200 以内，满了自动开下一个群；要更大的群，安排人邀请',
    en: 'Write 200 or less and let the next group open; for larger ones have people invited',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散, capacity: 180 } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散, capacity: 450 } }`,
  check: ({ plan }) =>
    Object.entries(plan.communities).flatMap(([key, { capacity }]): Hit[] =>
      capacity === undefined || capacity <= BY_QR
        ? []
        : [{ path: ['communities', key, 'capacity'], args: { capacity, most: BY_QR } }],
    ),
};
