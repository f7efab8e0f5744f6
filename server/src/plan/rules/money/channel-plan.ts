import type { Hit, Rule } from '../rule.ts';

/** So many people at such a price fit the budget. */
export const channelPlan: Rule = {
  id: 'channel-plan',
  theme: 'channels',
  severity: 'warning',
  title: { zh: '渠道的量和钱对不上', en: 'Volume and money of a channel' },
  why: {
    zh: '计划人数乘单个好友成本，就是这个渠道要花的钱；比预算多，量就做不到。',
    en: 'People planned times the cost of one is what a channel takes; above its budget the volume is not reached.',
  },
  problem: {
    zh: '“{name}”计划 {contacts} 人、每人 {cost} 元，要 {need} 元，预算只有 {budget} 元',
    en: '"{name}" plans {contacts} people at {cost} yuan: {need} yuan, with a budget of {budget}',
  },
  hint: { zh: '加预算，或减少计划人数', en: 'Raise the budget or plan for fewer people' },
  good: `
channels:
  search: { name: 搜索, group: ads, status: trial, purpose: 投词, budget: 30000, planned: { contacts: 500, cost: 60 } }`,
  bad: `
channels:
  search: { name: 搜索, group: ads, status: trial, purpose: 投词, budget: 20000, planned: { contacts: 500, cost: 60 } }`,
  check: ({ plan }) =>
    Object.entries(plan.channels).flatMap(([key, { name, budget, planned }]): Hit[] => {
      if (budget === undefined || planned?.cost === undefined) return [];
      const { contacts, cost } = planned;
      const need = Math.round(contacts * cost * 100) / 100;
      if (need <= budget) return [];
      return [{ path: ['channels', key, 'planned'], args: { name, contacts, cost, need, budget } }];
    }),
};
