import type { Hit, Rule } from '../rule.ts';

/** So many packets of at least and at most so much make the total. */
export const redPacketSum: Rule = {
  id: 'red-packet-sum',
  theme: 'activities',
  severity: 'error',
  title: { zh: '红包金额分不开', en: 'Red packets that do not add up' },
  why: {
    zh: '个数乘最小金额不能超过总额，个数乘最大金额不能低于总额，否则分不出来。微信红包单个 0.01 到 200 元。',
    en: 'The count times the least must not exceed the total, times the most not fall short of it. A WeChat red packet holds 0.01 to 200 yuan.',
  },
  problem: {
    zh: '{count} 个红包、每个 {least} 到 {most} 元，凑不出 {total} 元',
    en: '{count} packets of {least} to {most} yuan cannot make {total}',
  },
  hint: { zh: '改总额、个数，或单个的上下限', en: 'Change the total, the count or the limits of one' },
  good: `
activities:
  rain: { type: red-packet, name: 群红包, rules: [先到先得], total: 100, count: 50, split: random, paid: staff }`,
  bad: `
activities:
  rain: { type: red-packet, name: 群红包, rules: [先到先得], total: 100, count: 50, split: random, least: 3, paid: staff }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]): Hit[] => {
      if (activity.type !== 'red-packet') return [];
      const { total, count, least, most } = activity;
      // In fen, so that 0.1 + 0.2 is 0.3.
      const fen = (yuan: number) => Math.round(yuan * 100);
      const fits = fen(least) * count <= fen(total) && fen(total) <= fen(most) * count;
      return fits ? [] : [{ path: ['activities', key, 'total'], args: { total, count, least, most } }];
    }),
};
