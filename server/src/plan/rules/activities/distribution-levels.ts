import type { Hit, Rule } from '../rule.ts';

/** Two levels are the limit; one is what most regulators are at ease with. */
export const distributionLevels: Rule = {
  id: 'distribution-levels',
  theme: 'activities',
  severity: 'info',
  title: { zh: '两级分销', en: 'Distribution on two levels' },
  why: {
    zh: '两级是上限，一级最稳妥：微信对多级分销的处罚从封链接到封号，各地监管口径也不一样。',
    en: 'Two levels are the limit and one is safe: WeChat punishes several levels with blocked links up to blocked accounts, and regulators differ by region.',
  },
  problem: { zh: '“{name}”有两级佣金', en: '"{name}" pays commission on two levels' },
  hint: { zh: '能用一级就用一级', en: 'Prefer one level' },
  good: `
activities:
  sellers: { type: distribution, name: 老客推荐官, rules: [按成交付佣金], commissions: [10], settle: 15d }`,
  bad: `
activities:
  sellers: { type: distribution, name: 老客推荐官, rules: [按成交付佣金], commissions: [10, 5], settle: 15d }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]): Hit[] =>
      activity.type === 'distribution' && activity.commissions.length === 2
        ? [{ path: ['activities', key, 'commissions'], args: { name: activity.name } }]
        : [],
    ),
};
