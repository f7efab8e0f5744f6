import type { Hit, Rule } from '../rule.ts';

/** Yuan. */
const MOST = 50_000;

/** The law caps the highest prize of a lottery. */
export const lotteryTopPrize: Rule = {
  id: 'lottery-top-prize',
  theme: 'activities',
  severity: 'error',
  title: { zh: '最高奖金额上限', en: 'Cap of the highest prize' },
  why: {
    zh: '《规范促销行为暂行规定》第十七条：抽奖式有奖销售最高奖的金额不得超过五万元；实物按市场价算。',
    en: 'Article 17 of the Interim Provisions on Sales Promotion of the PRC: the highest prize of a lottery is not worth more than 50,000 yuan, goods at their market price.',
  },
  problem: {
    zh: '“{name}”价值 {value} 元，抽奖的最高奖不得超过 {most} 元',
    en: '"{name}" is worth {value} yuan; the highest prize may be worth {most}',
  },
  hint: { zh: '换一个奖品', en: 'Choose another prize' },
  good: `
activities:
  wheel:
    type: lottery
    name: 周年抽奖
    rules: [每人一次]
    publishes: [rules, odds, prizes]
    prizes: { year: { name: 一年服务, value: 50000, stock: 1, odds: 100 } }`,
  bad: `
activities:
  wheel:
    type: lottery
    name: 周年抽奖
    rules: [每人一次]
    publishes: [rules, odds, prizes]
    prizes: { car: { name: 小汽车, value: 88000, stock: 1, odds: 100 } }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]): Hit[] =>
      activity.type === 'lottery'
        ? Object.entries(activity.prizes).flatMap(([prize, { name, value }]): Hit[] =>
            value > MOST
              ? [{ path: ['activities', key, 'prizes', prize, 'value'], args: { name, value, most: MOST } }]
              : [],
          )
        : [],
    ),
};
