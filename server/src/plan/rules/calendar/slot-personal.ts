import type { Hit, Rule } from '../rule.ts';

/** What everybody reads cannot name one of them. */
export const slotPersonal: Rule = {
  id: 'slot-personal',
  theme: 'calendar',
  severity: 'error',
  title: { zh: '公开内容里的客户变量', en: 'Customer variables in public posts' },
  why: {
    zh: '朋友圈、群和推文大家看到的是同一段话，里面不能有某一位客户的名字。',
    en: 'Everybody reads the same Moments, group post or article, so it cannot carry the name of one customer.',
  },
  problem: {
    zh: '消息“{message}”用了客户变量 {variables}，不能公开发布',
    en: 'The message `{message}` uses {variables} and cannot be published to many',
  },
  hint: { zh: '另写一条不带客户变量的消息', en: 'Write a message without variables of the customer' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
messages: { hi: { name: 早安, text: 大家早 } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30", message: hi }] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
messages: { hi: { name: 早安, text: "{{ contact.name }}早" } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30", message: hi }] } }`,
  check: ({ plan, templates }) =>
    Object.entries(plan.calendar).flatMap(([key, { slots }]) =>
      slots.flatMap(({ message }, i): Hit[] => {
        if (message === undefined || !Object.hasOwn(templates, message)) return [];
        const names = templates[message]?.variables ?? [];
        const variables = names.filter((name) => /^(?:contact|coupon)\b/.test(name)).join(', ');
        if (!variables) return [];
        return [{ path: ['calendar', key, 'slots', i, 'message'], args: { message, variables } }];
      }),
    ),
};
