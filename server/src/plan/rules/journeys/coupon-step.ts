import type { Hit, Rule } from '../rule.ts';
import { allSteps } from '../shared/steps.ts';

/** A step can give only what one simply gets. */
export const couponStep: Rule = {
  id: 'coupon-step',
  theme: 'journeys',
  severity: 'error',
  title: { zh: '旅程发不了的券', en: 'Coupons that a journey cannot give' },
  why: {
    zh: '旅程的 coupon 步骤只能发直接领取的优惠券；瓜分、付费、支付后、分享后的券要先有人做了那件事。',
    en: 'The step `coupon` gives coupons that one simply gets; those to be split, bought, paid or shared for need somebody to do so first.',
  },
  problem: {
    zh: '旅程“{name}”要发活动“{activity}”的券，它不是直接领取的优惠券',
    en: 'The journey "{name}" gives a coupon of "{activity}", which is no coupon that one simply gets',
  },
  hint: {
    zh: '换成 type: coupon、claim: claim 的活动，或改它的 claim',
    en: 'Name an activity with `type: coupon` and `claim: claim`, or change its `claim`',
  },
  good: `
activities: { gift: { type: coupon, name: 见面礼, claim: claim, off: { yuan: 50 }, stock: 100, budget: 5000, rules: [一人一张] } }
journeys: { j: { name: 新客, start: { event: a.b }, steps: [{ coupon: gift }] } }`,
  bad: `
activities: { gift: { type: coupon, name: 瓜分券, claim: split, split: 3, off: { yuan: 50 }, stock: 100, budget: 5000, rules: [三人成团] } }
journeys: { j: { name: 新客, start: { event: a.b }, steps: [{ coupon: gift }] } }`,
  check: ({ plan }) =>
    allSteps(plan).flatMap(({ step, path }): Hit[] => {
      if (!('coupon' in step) || !Object.hasOwn(plan.activities, step.coupon)) return [];
      const activity = plan.activities[step.coupon];
      if (!activity || (activity.type === 'coupon' && activity.claim === 'claim')) return [];
      const name = plan.journeys[String(path[1])]?.name ?? String(path[1]);
      return [{ path: [...path, 'coupon'], args: { name, activity: activity.name } }];
    }),
};
