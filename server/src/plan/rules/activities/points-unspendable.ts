import type { Hit, Rule } from '../rule.ts';

/** Points that buy nothing are worth nothing. */
export const pointsUnspendable: Rule = {
  id: 'points-unspendable',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '花不出去的积分', en: 'Points that buy nothing' },
  why: {
    zh: '只能攒不能花的积分，客户很快就不当回事。',
    en: 'Points that can be collected but not spent are soon ignored.',
  },
  problem: { zh: '积分“{name}”只能得，不能花', en: 'The points "{name}" can be earned but not spent' },
  hint: { zh: '在 spend 里写能换什么', en: 'Write what they buy under `spend`' },
  good: `
points:
  beans: { name: 荷豆, earn: [{ event: course.joined, points: 10 }], spend: { seat: { name: 诊断一次, points: 100 } } }`,
  bad: `
points:
  beans: { name: 荷豆, earn: [{ event: course.joined, points: 10 }] }`,
  check: ({ plan }) =>
    Object.entries(plan.points).flatMap(([key, { name, spend }]): Hit[] =>
      Object.keys(spend).length === 0 ? [{ path: ['points', key], at: 'key', args: { name } }] : [],
    ),
};
