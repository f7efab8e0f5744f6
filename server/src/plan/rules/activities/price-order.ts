import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Hit, Path, Rule } from '../rule.ts';

/** A price that is called lower is lower. */
export const priceOrder: Rule = {
  id: 'price-order',
  theme: 'activities',
  severity: 'error',
  title: { zh: '活动价不低于原价', en: 'Offers that are none' },
  why: {
    zh: '活动价不低于原价就是虚假优惠；《明码标价和禁止价格欺诈规定》禁止虚构原价。多半是两个数写反了。',
    en: 'A price that is not lower is no offer; the Provisions on Clearly Marked Prices of the PRC forbid invented original prices. Mostly two figures are swapped.',
  },
  problem: {
    zh: '“{name}”活动价 {price} 元，不低于原价 {original} 元',
    en: '"{name}" costs {price} yuan, which is not below {original}',
  },
  hint: { zh: '核对两个价格', en: 'Check both prices' },
  good: `
activities:
  pair: { type: group-buy, name: 双人团, rules: [两人成团], price: 99, original: 199, size: 2, window: 24h }`,
  bad: `
activities:
  pair: { type: group-buy, name: 双人团, rules: [两人成团], price: 199, original: 99, size: 2, window: 24h }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]) =>
      pricesOf(activity).flatMap(({ name, price, original, path }): Hit[] =>
        price < original ? [] : [{ path: ['activities', key, ...path], args: { name, price, original } }],
      ),
    ),
};

interface Offer {
  name: string;
  price: number;
  original: number;
  path: Path;
}

function pricesOf(activity: Activity): Offer[] {
  const { name } = activity;
  if (activity.type === 'group-buy')
    return [{ name, price: activity.price, original: activity.original, path: ['price'] }];
  if (activity.type === 'bargain')
    return [{ name, price: activity.floor, original: activity.original, path: ['floor'] }];
  if (activity.type !== 'flash-sale') return [];
  return Object.entries(activity.items).map(([item, spec]) => ({ ...spec, path: ['items', item, 'price'] }));
}
