import type { Hit, Rule } from '../rule.ts';

/** Odds of all prizes and of nothing are a hundred per cent; a prize that can be won is there. */
export const lotteryOdds: Rule = {
  id: 'lottery-odds',
  theme: 'activities',
  severity: 'error',
  title: { zh: '抽奖概率', en: 'Odds of a lottery' },
  why: {
    zh: '各奖项概率与未中奖概率之和必须正好 100%，否则公示的概率就是假的；有概率却没有奖品同样如此。',
    en: 'The odds of the prizes and of nothing add up to 100 per cent, or what is published is false; odds of a prize without stock are false as well.',
  },
  problem: { zh: '抽奖对不上：{why}', en: 'The lottery does not add up: {why}' },
  hint: {
    zh: '改各奖项的 odds 或 nothing，让它们加起来是 100；没有库存的奖项删掉',
    en: 'Change `odds` or `nothing` so that they add up to 100, and remove prizes without stock',
  },
  good: `
activities:
  wheel:
    type: lottery
    name: 周年抽奖
    rules: [每人一次]
    publishes: [rules, odds, prizes]
    prizes: { cup: { name: 杯子, value: 39, stock: 100, odds: 5 } }
    nothing: 95`,
  bad: `
activities:
  wheel:
    type: lottery
    name: 周年抽奖
    rules: [每人一次]
    publishes: [rules, odds, prizes]
    prizes: { cup: { name: 杯子, value: 39, stock: 100, odds: 5 } }
    nothing: 90`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]): Hit[] => {
      if (activity.type !== 'lottery') return [];
      const path = ['activities', key, 'prizes'];
      const prizes = Object.entries(activity.prizes);
      // In millionths of a per cent, so that 0.1 + 0.2 is 0.3.
      const whole = (percent: number) => Math.round(percent * 1e6);
      const sum = prizes.reduce((total, [, { odds }]) => total + whole(odds), whole(activity.nothing));
      const why = { zh: `概率合计 ${sum / 1e6}%`, en: `the odds add up to ${sum / 1e6} per cent` };
      const empty = prizes.flatMap(([prize, { stock, odds, name }]): Hit[] => {
        const none = { zh: `“${name}”没有库存却有概率`, en: `there are odds of "${name}" but no stock` };
        return stock === 0 && odds > 0 ? [{ path: [...path, prize, 'stock'], args: { why: none } }] : [];
      });
      return sum === whole(100) ? empty : [{ path, at: 'key', args: { why } }, ...empty];
    }),
};
