import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Hit, Rule } from '../rule.ts';

/** Types in which one person could take everything. */
const risky: ReadonlySet<Activity['type']> = new Set(['lottery', 'coupon', 'flash-sale', 'bargain']);

/** Without a limit for each person a handful of accounts takes it all. */
export const activityUnlimited: Rule = {
  id: 'activity-unlimited',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '没有每人上限的活动', en: 'Activities without a limit for each person' },
  why: {
    zh: '抽奖、发券、秒杀和砍价不限每人次数，几个羊毛党账号就能拿光。',
    en: 'In lotteries, coupons, flash sales and bargains without a limit a handful of accounts takes everything.',
  },
  problem: {
    zh: '活动“{name}”没有写每人可参与几次',
    en: 'The activity "{name}" does not say how often one person may take part',
  },
  hint: { zh: '写上 per-person', en: 'Write `per-person`' },
  good: `
activities:
  coupon: { type: coupon, name: 续费券, rules: [每人一张], per-person: 1, claim: claim, off: { yuan: 50 } }`,
  bad: `
activities:
  coupon: { type: coupon, name: 续费券, rules: [先到先得], claim: claim, off: { yuan: 50 } }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]): Hit[] =>
      risky.has(activity.type) && activity['per-person'] === undefined
        ? [{ path: ['activities', key], at: 'key', args: { name: activity.name } }]
        : [],
    ),
};
