import type { Activity } from '@hetang/contract/plan/kinds/activities';
import type { Hit, Rule } from '../rule.ts';

/** Lessons and visits explain themselves. */
const plain: ReadonlySet<Activity['type']> = new Set(['course', 'offline-event', 'survey', 'quiz']);

/** What is promised to people is written down for them. */
export const activityRules: Rule = {
  id: 'activity-rules',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '活动没有规则', en: 'Activities without rules' },
  why: {
    zh: '《规范促销行为暂行规定》第七条：开展促销应当真实准确、清晰醒目地标示活动信息；没写规则，纠纷时没有依据。',
    en: 'Article 7 of the Interim Provisions on Sales Promotion of the PRC: a promotion is described truly and plainly; without rules there is nothing to rely on in a dispute.',
  },
  problem: { zh: '活动“{name}”没有写公示的规则', en: 'The activity "{name}" has no published rules' },
  hint: {
    zh: '写上 rules：谁能参加、怎么算、什么时候发、什么情况不算',
    en: 'Write `rules`: who may take part, what counts, when it is given, what does not count',
  },
  good: `
activities: { week: { type: privilege, name: 会员周, rules: [购买用户可用, 活动结束即止], benefits: [专场答疑] } }`,
  bad: `
activities: { week: { type: privilege, name: 会员周, benefits: [专场答疑] } }`,
  check: ({ plan }) =>
    Object.entries(plan.activities).flatMap(([key, { type, name, rules }]): Hit[] =>
      rules === undefined && !plain.has(type)
        ? [{ path: ['activities', key], at: 'key', args: { name } }]
        : [],
    ),
};
