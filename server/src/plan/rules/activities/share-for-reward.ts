import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Hit, Path, Rule, Text } from '../rule.ts';

const sharing = /(^|\.)(shared?|forward(ed)?|repost(ed)?)$/;

/** Rewards for inviting people are one thing, rewards for the act of sharing another. */
export const shareForReward: Rule = {
  id: 'share-for-reward',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '分享就给奖励', en: 'Rewards for sharing' },
  why: {
    zh: '《微信外部链接内容管理规范》禁止以奖励诱导分享和关注；活动链接会被拦截，严重的封号。按“加上好友”“报名”计数的邀请不在此列。',
    en: 'The WeChat rules for external content forbid rewards for sharing and following; links get blocked, accounts too. Counting friends who were added or signed up is another matter.',
  },
  problem: { zh: '“{name}”{why}，属于诱导分享', en: '"{name}" {why}: it rewards sharing' },
  hint: {
    zh: '改成按加好友、报名或购买计数，或直接发放',
    en: 'Count friends added, sign-ups or purchases, or give it at once',
  },
  good: `
activities:
  coupon: { type: coupon, name: 续费券, rules: [每人一张], claim: claim, off: { yuan: 50 } }`,
  bad: `
activities:
  coupon: { type: coupon, name: 续费券, rules: [每人一张], claim: after-share, off: { yuan: 50 } }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]): Hit[] =>
      reasons(activity).map(({ why, path }) => ({
        path: ['activities', key, ...path],
        args: { name: activity.name, why },
      })),
    ),
};

function reasons(activity: Activity): { why: Text; path: Path }[] {
  if (activity.type === 'coupon' && activity.claim === 'after-share')
    return [{ why: { zh: '分享后才能领券', en: 'gives a coupon after sharing' }, path: ['claim'] }];
  if (activity.type === 'referral' && sharing.test(activity.counts))
    return [{ why: { zh: '按分享次数给奖励', en: 'counts how often people share' }, path: ['counts'] }];
  if (activity.type !== 'lottery') return [];
  return (activity.chances?.earn ?? []).flatMap(({ event }, i) =>
    sharing.test(event)
      ? [
          {
            why: { zh: '分享后多给抽奖次数', en: 'gives draws for sharing' },
            path: ['chances', 'earn', i, 'event'],
          },
        ]
      : [],
  );
}
