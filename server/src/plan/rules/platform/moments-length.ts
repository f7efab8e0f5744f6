import type { Hit, Rule } from '../rule.ts';

/** Characters of one post in Moments, as an enterprise task. */
const MOST = 2000;

/** A post that Moments do not take is found before the day it is due. */
export const momentsLength: Rule = {
  id: 'moments-length',
  theme: 'platform',
  severity: 'error',
  title: { zh: '朋友圈文字的长度', en: 'Length of a Moments post' },
  why: {
    zh: '企业发表到客户朋友圈的文字至多 2000 个字，超出的任务建不出来。',
    en: 'A post of the enterprise to Moments has at most 2000 characters; a task with more cannot be made.',
  },
  problem: {
    zh: '消息“{message}”有 {length} 个字，朋友圈至多 {most} 个',
    en: 'The message `{message}` has {length} characters, Moments take {most} at most',
  },
  hint: {
    zh: '写短一些，长内容放进链接或公众号文章',
    en: 'Shorten it, or move long content behind a link or into an article',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: sales, staff: lin } }
messages: { a: { name: 甲, text: 今天分享一个小经验 } }
calendar: { k: { name: 朋友圈, account: main, slots: [{ on: every-day, at: "10:00", message: a }] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: sales, staff: lin } }
messages: { a: { name: 甲, text: ${'a'.repeat(MOST + 1)} } }
calendar: { k: { name: 朋友圈, account: main, slots: [{ on: every-day, at: "10:00", message: a }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.calendar).flatMap(([key, calendar]) => {
      if (!('account' in calendar)) return [];
      return calendar.slots.flatMap(({ message = '' }, i): Hit[] => {
        const text = Object.hasOwn(plan.messages, message) ? (plan.messages[message]?.text ?? '') : '';
        const length = [...text].length;
        if (length <= MOST) return [];
        const path = ['calendar', key, 'slots', i, 'message'];
        return [{ path, args: { message, length, most: MOST } }];
      });
    }),
};
