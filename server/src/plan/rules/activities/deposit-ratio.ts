import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Hit, Path, Rule, Text } from '../rule.ts';

/** Share of the price that a deposit may be. */
const MOST = 0.2;

/** A deposit within what the law knows as one, worth no less than was paid and no more than the price. */
export const depositRatio: Rule = {
  id: 'deposit-ratio',
  theme: 'activities',
  severity: 'error',
  title: { zh: '定金的比例', en: 'Size of a deposit' },
  why: {
    zh: '《民法典》第五百八十六条：定金不得超过主合同标的额的百分之二十，超过部分不产生定金的效力。膨胀后的抵扣额不能低于定金，也不能高于全款。',
    en: 'Article 586 of the Civil Code of the PRC: a deposit is 20 per cent of the contract at most. What it counts for is no less than what was paid and no more than the price.',
  },
  problem: { zh: '定金对不上：{why}', en: 'The deposit does not add up: {why}' },
  hint: {
    zh: '定金至多是全款的 20%，worth 在定金和全款之间',
    en: 'Make the deposit 20 per cent at most, and `worth` between the deposit and the price',
  },
  good: `
activities:
  presale:
    type: deposit
    name: 年费预售
    rules: [定金可抵双倍]
    price: 6800
    deposit: 200
    worth: 400
    balance: { from: 2026-11-11, to: 2026-11-12 }
    refund: until-balance`,
  bad: `
activities:
  presale:
    type: deposit
    name: 年费预售
    rules: [定金可抵双倍]
    price: 6800
    deposit: 2000
    worth: 2400
    balance: { from: 2026-11-11, to: 2026-11-12 }
    refund: until-balance`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]) =>
      activity.type === 'deposit' ? problemsOf(activity, ['activities', key]) : [],
    ),
};

function problemsOf(activity: Extract<Activity, { type: 'deposit' }>, path: Path): Hit[] {
  const { price, deposit, worth } = activity;
  const percent = Math.round((deposit / price) * 1000) / 10;
  const large: Text = { zh: `定金是全款的 ${percent}%`, en: `it is ${percent} per cent of the price` };
  const less: Text = { zh: `${deposit} 元只抵 ${worth} 元`, en: `${deposit} yuan count for ${worth} only` };
  const more: Text = {
    zh: `抵扣 ${worth} 元，比全款还多`,
    en: `it counts for ${worth} yuan, above the price`,
  };
  return [
    ...(deposit > price * MOST ? [{ path: [...path, 'deposit'], args: { why: large } }] : []),
    ...(worth < deposit ? [{ path: [...path, 'worth'], args: { why: less } }] : []),
    ...(worth > price ? [{ path: [...path, 'worth'], args: { why: more } }] : []),
  ];
}
