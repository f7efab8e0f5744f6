import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule } from '../rule.ts';

/** The same money is written in two places with two figures. */
export const budgetDiffers: Rule = {
  id: 'budget-differs',
  theme: 'money',
  severity: 'warning',
  title: { zh: '两处预算不一致', en: 'Two figures for one budget' },
  why: {
    zh: '渠道、活动自己的 budget 和预算表里的数不一样，复盘时不知道以哪个为准。',
    en: 'When a channel or activity has one figure and the budget another, nobody knows which one was meant.',
  },
  problem: {
    zh: '预算表给“{name}” {yuan} 元，它自己写的是 {own} 元',
    en: 'The budget gives "{name}" {yuan} yuan, but it says {own} itself',
  },
  hint: { zh: '改成同一个数', en: 'Write the same figure in both places' },
  good: `
channels: { search: { name: 搜索, group: ads, status: trial, purpose: 投词, budget: 30000 } }
budgets: { half: { name: 上半年, total: 30000, channels: { search: 30000 } } }`,
  bad: `
channels: { search: { name: 搜索, group: ads, status: trial, purpose: 投词, budget: 20000 } }
budgets: { half: { name: 上半年, total: 30000, channels: { search: 30000 } } }`,
  check: ({ plan }) => [...compared(plan, 'channels'), ...compared(plan, 'activities')],
};

/** A thing may stand in several budgets, one for each span of time. */
function compared(plan: Plan, kind: 'channels' | 'activities'): Hit[] {
  const given = new Map<string, { yuan: number; path: string[] }>();
  for (const [budget, spec] of Object.entries(plan.budgets))
    for (const [key, yuan] of Object.entries(spec[kind])) {
      const before = given.get(key)?.yuan ?? 0;
      given.set(key, { yuan: Math.round((before + yuan) * 100) / 100, path: ['budgets', budget, kind, key] });
    }
  return [...given].flatMap(([key, { yuan, path }]): Hit[] => {
    const spec = Object.hasOwn(plan[kind], key) ? plan[kind][key] : undefined;
    if (spec?.budget === undefined || spec.budget === yuan) return [];
    return [{ path, args: { name: spec.name, yuan, own: spec.budget } }];
  });
}
