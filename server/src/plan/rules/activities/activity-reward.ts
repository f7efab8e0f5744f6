import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Hit, Path, Rule } from '../rule.ts';
import { nearest } from '../shared/nearest.ts';

/** What an activity promises stands among its own rewards. */
export const activityReward: Rule = {
  id: 'activity-reward',
  theme: 'activities',
  severity: 'error',
  title: { zh: '活动里没有的奖励', en: 'Rewards that are not there' },
  why: {
    zh: '邀请、打卡、竞猜的奖励要写在本活动的 rewards 里，保底奖要写在 prizes 里，否则没有东西可发。',
    en: 'Rewards of inviting, of streaks and of quizzes stand under `rewards` of the same activity, a sure prize under `prizes`; or there is nothing to give.',
  },
  problem: { zh: '这个活动没有奖励“{key}”', en: 'This activity has no reward `{key}`' },
  hint: { zh: '写进 rewards（抽奖写进 prizes）', en: 'Write it under `rewards`, or `prizes` of a lottery' },
  good: `
activities:
  friends:
    type: referral
    name: 老带新
    rules: [邀请三位同行]
    by: poster
    counts: contact.added
    rewards: { notebook: { name: 笔记本, kind: gift } }
    steps: [{ invite: 3, reward: notebook }]`,
  bad: `
activities:
  friends:
    type: referral
    name: 老带新
    rules: [邀请三位同行]
    by: poster
    counts: contact.added
    rewards: { notebook: { name: 笔记本, kind: gift } }
    steps: [{ invite: 3, reward: notebok }]`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, activity]) => {
      const known = Object.keys(activity.type === 'lottery' ? activity.prizes : activity.rewards);
      return named(activity).flatMap(({ name, path }): Hit[] => {
        if (name === undefined || known.includes(name)) return [];
        const meant = nearest(name, known);
        const hint = { zh: `是不是想写 ${meant}？`, en: `Did you mean \`${meant}\`?` };
        const at = ['activities', key, ...path];
        return [{ path: at, args: { key: name }, ...(meant !== undefined && { hint }) }];
      });
    }),
};

function named(activity: Activity): { name: string | undefined; path: Path }[] {
  switch (activity.type) {
    case 'referral':
      return [
        ...activity.steps.map(({ reward }, i) => ({ name: reward, path: ['steps', i, 'reward'] })),
        { name: activity.invited, path: ['invited'] },
      ];
    case 'check-in':
      return activity.streaks.map(({ reward }, i) => ({ name: reward, path: ['streaks', i, 'reward'] }));
    case 'quiz':
      return [{ name: activity.reward, path: ['reward'] }];
    case 'lottery':
      return [{ name: activity.sure?.prize, path: ['sure', 'prize'] }];
    default:
      return [];
  }
}
