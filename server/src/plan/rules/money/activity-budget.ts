import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Hit, Rule } from '../rule.ts';

/** Rewards that all find their winners are paid for. */
export const activityBudget: Rule = {
  id: 'activity-budget',
  theme: 'money',
  severity: 'error',
  title: { zh: '奖励超出活动预算', en: 'Rewards above the budget' },
  why: {
    zh: '按奖励的份数（没有份数按预计人数）乘成本，加上奖品、红包和优惠券，发完要多少钱；超过 budget 就兑现不了。',
    en: 'Pieces of each reward (or the people expected) times their cost, with prizes, packets and coupons, is what it takes to give everything; above `budget` the promise cannot be kept.',
  },
  problem: {
    zh: '“{name}”全部发完要 {cost} 元，预算只有 {budget} 元',
    en: '"{name}" costs {cost} yuan if everything is given; the budget is {budget}',
  },
  hint: { zh: '提高预算，或减少份数', en: 'Raise the budget, or give less' },
  good: `
activities:
  friends:
    type: referral
    name: 老带新
    rules: [邀请三位同行]
    by: poster
    counts: contact.added
    budget: 2000
    rewards: { notebook: { name: 笔记本, kind: gift, cost: 20, stock: 100 } }
    steps: [{ invite: 3, reward: notebook }]`,
  bad: `
activities:
  friends:
    type: referral
    name: 老带新
    rules: [邀请三位同行]
    by: poster
    counts: contact.added
    budget: 1500
    rewards: { notebook: { name: 笔记本, kind: gift, cost: 20, stock: 100 } }
    steps: [{ invite: 3, reward: notebook }]`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]): Hit[] => {
      const { name, budget } = activity;
      const cost = Math.round(rewardCost(activity) * 100) / 100;
      if (budget === undefined || cost <= budget) return [];
      return [{ path: ['activities', key, 'budget'], args: { name, cost, budget } }];
    }),
};

/** Yuan that it takes to give every reward of an activity, as far as the plan tells. */
function rewardCost(activity: Activity): number {
  const rewards = Object.values(activity.rewards).reduce(
    (sum, { cost = 0, stock = activity.expect ?? 0 }) => sum + cost * stock,
    0,
  );
  if (activity.type === 'lottery')
    return Object.values(activity.prizes).reduce(
      (sum, { cost, value, stock }) => sum + (cost ?? value) * stock,
      rewards,
    );
  if (activity.type === 'red-packet') return rewards + activity.total;
  if (activity.type === 'coupon' && 'yuan' in activity.off)
    return rewards + (activity.off.yuan - (activity.price ?? 0)) * (activity.stock ?? activity.expect ?? 0);
  return rewards;
}
