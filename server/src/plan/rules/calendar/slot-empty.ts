import type { Hit, Rule } from '../rule.ts';

/** A slot that says neither what is sent nor what to write leaves everything to whoever is on duty. */
export const slotEmpty: Rule = {
  id: 'slot-empty',
  theme: 'calendar',
  severity: 'warning',
  title: { zh: '没有内容的排期', en: 'Slots without content' },
  why: {
    zh: '没有消息、没有写作要点、也没有栏目的排期，到点了还是不知道发什么。',
    en: 'With neither message nor brief nor column nobody knows what to publish when the time comes.',
  },
  problem: { zh: '这条排期没有写发什么', en: 'This slot does not say what to publish' },
  hint: {
    zh: '写上 message（消息）、brief（写作要点）或 column（栏目）',
    en: 'Write a `message`, a `brief` or a `column`',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30", brief: 早安 }] } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 主号, kind: community, staff: lin } }
calendar: { moments: { account: main, name: 朋友圈, slots: [{ on: mon, at: "08:30" }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.calendar).flatMap(([key, { slots }]) =>
      slots.flatMap(({ message, brief, column }, i): Hit[] =>
        message === undefined && brief === undefined && column === undefined
          ? [{ path: ['calendar', key, 'slots', i] }]
          : [],
      ),
    ),
};
