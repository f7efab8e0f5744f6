import type { Hit, Rule, Text } from '../rule.ts';

const needed = [
  ['rules', { zh: '规则', en: 'rules' }],
  ['odds', { zh: '中奖概率', en: 'odds' }],
  ['prizes', { zh: '奖品数量', en: 'number of prizes' }],
] as const satisfies readonly (readonly [string, Text])[];

/** People know before they draw what they may win and how likely it is. */
export const lotteryPublished: Rule = {
  id: 'lottery-published',
  theme: 'activities',
  severity: 'error',
  title: { zh: '抽奖必须公示', en: 'What a lottery must publish' },
  why: {
    zh: '《规范促销行为暂行规定》第十三条：有奖销售前应当公布奖项种类、参与条件、奖品数量或者中奖概率等信息。',
    en: 'Article 13 of the Interim Provisions on Sales Promotion of the PRC: before a lottery, its prizes, conditions, number of prizes or odds are made public.',
  },
  problem: { zh: '抽奖“{name}”没有公示{missing}', en: 'The lottery "{name}" does not publish its {missing}' },
  hint: {
    zh: '写上 rules，并在 publishes 里写 rules、odds、prizes',
    en: 'Write `rules`, and `rules`, `odds` and `prizes` under `publishes`',
  },
  good: `
activities:
  wheel:
    type: lottery
    name: 周年抽奖
    rules: [每人一次]
    publishes: [rules, odds, prizes]
    prizes: { cup: { name: 杯子, value: 39, stock: 100, odds: 100 } }`,
  bad: `
activities:
  wheel:
    type: lottery
    name: 周年抽奖
    rules: [每人一次]
    prizes: { cup: { name: 杯子, value: 39, stock: 100, odds: 100 } }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]): Hit[] => {
      if (activity.type !== 'lottery') return [];
      const { name, publishes } = activity;
      const missing = needed.filter(([part]) => !publishes.includes(part)).map(([, words]) => words);
      if (missing.length === 0) return [];
      const said = {
        zh: missing.map(({ zh }) => zh).join('、'),
        en: missing.map(({ en }) => en).join(', '),
      };
      return [{ path: ['activities', key], at: 'key', args: { name, missing: said } }];
    }),
};
