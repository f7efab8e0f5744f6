import type { Hit, Rule } from '../rule.ts';

/** People who do not exist are not passed off as buyers. */
export const virtualFill: Rule = {
  id: 'virtual-fill',
  theme: 'activities',
  severity: 'error',
  title: { zh: '虚拟成团要说明', en: 'Groups filled by nobody' },
  why: {
    zh: '用不存在的人凑成团又不说明，是虚构交易，《反不正当竞争法》禁止虚假或引人误解的商业宣传。',
    en: 'To fill a group with people who do not exist and not to say so is a false transaction; the Anti-Unfair Competition Law of the PRC forbids misleading promotion.',
  },
  problem: {
    zh: '“{name}”会虚拟成团，却没有向客户说明',
    en: '"{name}" fills groups with nobody and does not say so',
  },
  hint: {
    zh: '写上 disclosure（页面上怎么说明），或去掉 virtual-fill',
    en: 'Write a `disclosure`, or remove `virtual-fill`',
  },
  good: `
activities:
  pair:
    { type: group-buy, name: 双人团, rules: [两人成团], price: 99, original: 199, size: 2, window: 24h, virtual-fill: true,
      disclosure: 到期人数不足时由系统补足成团 }`,
  bad: `
activities:
  pair: { type: group-buy, name: 双人团, rules: [两人成团], price: 99, original: 199, size: 2, window: 24h, virtual-fill: true }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]): Hit[] =>
      activity.type === 'group-buy' && activity['virtual-fill'] && activity.disclosure === undefined
        ? [{ path: ['activities', key, 'virtual-fill'], args: { name: activity.name } }]
        : [],
    ),
};
