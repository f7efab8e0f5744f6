import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule } from './rule.ts';
import { couponVariable } from './shared/coupon-variable.ts';
import { nearest } from './shared/nearest.ts';

/** A text can say only a coupon that somebody can be given. */
export const couponVariableRule: Rule = {
  id: 'coupon-variable',
  theme: 'content',
  severity: 'error',
  title: { zh: '消息里说不出的券', en: 'Coupons that a message cannot say' },
  why: {
    zh: '消息用 {{ coupon.活动.code }} 说客户手里那张券的券码；没有这张券的客户收不到这条消息，所以写错活动等于谁也收不到。',
    en: 'A message says the code of the coupon that a customer holds by `{{ coupon.<activity>.code }}`; who holds none does not get the message, so with a wrong activity nobody does.',
  },
  problem: { zh: '没有可以直接领取的优惠券“{key}”', en: 'There is no coupon `{key}` that one simply gets' },
  hint: {
    zh: '写 type: coupon、claim: claim 的活动的键',
    en: 'Write the key of an activity with `type: coupon` and `claim: claim`',
  },
  good: `
activities: { gift: { type: coupon, name: 见面礼, claim: claim, off: { yuan: 50 }, stock: 100, budget: 5000, rules: [一人一张] } }
messages: { a: { name: 甲, text: "你的券码 {{ coupon.gift.code }}" } }`,
  bad: `
activities: { gift: { type: coupon, name: 见面礼, claim: claim, off: { yuan: 50 }, stock: 100, budget: 5000, rules: [一人一张] } }
messages: { a: { name: 甲, text: "你的券码 {{ coupon.gitf.code }}" } }`,
  check: ({ plan, texts, written }) => {
    const known = Object.keys(plan.activities).filter((key) => isGiven(plan, key));
    return texts
      .filter(({ coupons }) => coupons)
      .flatMap(({ path, variables }) => {
        const keys = new Set(variables.flatMap((name) => couponVariable(name) ?? []));
        return [...keys]
          .filter(
            (key) =>
              !known.includes(key) && (Object.hasOwn(plan.activities, key) || !written.activities.has(key)),
          )
          .map((key): Hit => ({ path, args: { key }, ...hintFor(nearest(key, known)) }));
      });
  },
};

function isGiven({ activities }: Plan, key: string): boolean {
  const activity = Object.hasOwn(activities, key) ? activities[key] : undefined;
  return activity?.type === 'coupon' && activity.claim === 'claim';
}

function hintFor(meant: string | undefined): Pick<Hit, 'hint'> {
  if (meant === undefined) return {};
  return { hint: { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` } };
}
