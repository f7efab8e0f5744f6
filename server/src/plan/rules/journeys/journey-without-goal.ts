import type { Hit, Rule } from '../rule.ts';

/** Without a goal nobody can tell whether a journey works, and people stay in it after they did what it is for. */
export const journeyWithoutGoal: Rule = {
  id: 'journey-without-goal',
  theme: 'journeys',
  severity: 'info',
  title: { zh: '没有目标的旅程', en: 'Journeys without a goal' },
  why: {
    zh: '没有 goal 就算不出转化率，复盘说不清有没有用；客户做到了想要的事也还会继续收到消息。',
    en: 'Without a `goal` there is no conversion to review, and contacts go on receiving messages after they did what the journey is for.',
  },
  problem: { zh: '旅程“{name}”没有 goal', en: 'The journey "{name}" has no `goal`' },
  hint: {
    zh: '写上希望客户做到的事，例如 goal: { when: { event: order.paid }, within: 14d }',
    en: 'Say what contacts should come to do, such as goal: { when: { event: order.paid }, within: 14d }',
  },
  good: `
journeys: { j: { name: 旅程, start: { event: a.b }, goal: { when: { event: order.paid } }, steps: [{ wait: 1d }, { task: { do: call, due: 1d } }] } }`,
  bad: `
journeys: { j: { name: 旅程, start: { event: a.b }, steps: [{ wait: 1d }, { task: { do: call, due: 1d } }] } }`,
  check: ({ plan }) =>
    Object.entries(plan.journeys).flatMap(([key, { name, goal }]): Hit[] =>
      goal ? [] : [{ path: ['journeys', key], at: 'key', args: { name } }],
    ),
};
