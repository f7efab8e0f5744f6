import type { Hit, Rule } from './rule.ts';

/** Nobody is at least 40 and at most 23. */
export const insightAges: Rule = {
  id: 'insight-ages',
  theme: 'structure',
  severity: 'error',
  title: { zh: '洞察里的年龄段', en: 'Ages of an insight' },
  why: {
    zh: '起点大于终点的年龄段里没有人。',
    en: 'A range of ages that ends before it begins holds nobody.',
  },
  problem: { zh: '年龄段 {from} 到 {to} 是空的', en: 'Nobody is between {from} and {to} years old' },
  hint: { zh: '把两个数对调', en: 'Swap the two numbers' },
  good: `
insights: { buyers: { about: users, name: 购买用户, who: [亚马逊卖家], ages: { from: 23, to: 40 } } }`,
  bad: `
insights: { buyers: { about: users, name: 购买用户, who: [亚马逊卖家], ages: { from: 40, to: 23 } } }`,
  check: ({ plan }) =>
    Object.entries(plan.insights).flatMap(([key, insight]): Hit[] => {
      const ages = insight.about === 'users' ? insight.ages : undefined;
      return ages && ages.from > ages.to ? [{ path: ['insights', key, 'ages'], args: { ...ages } }] : [];
    }),
};
