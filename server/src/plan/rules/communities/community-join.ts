import { GROUPS_PER_CODE } from '@hetang/contract/plan/kinds/communities';
import type { Hit, Rule } from '../rule.ts';

/** One join way of the platform leads to five groups at most. */
export const communityJoin: Rule = {
  id: 'community-join',
  theme: 'platform',
  severity: 'error',
  title: { zh: '群活码的群数', en: 'Groups behind a group code' },
  why: {
    zh: '企业微信一个“加入群聊”方式至多关联 5 个群，多了接口会拒绝；满了靠 open-next 自动开新群。',
    en: 'A join way of WeCom leads to five groups at most and more are refused; `open-next` opens another group when all are full.',
  },
  problem: {
    zh: '一个群活码后面写了 {groups} 个群，平台最多 {most} 个',
    en: '{groups} groups behind one code; the platform permits {most}',
  },
  hint: { zh: '写 5 个以内，满了自动开下一个群', en: 'Write at most 5 and let the next one open by itself' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 到期解散, life: 14d, join: { groups: 5 } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 到期解散, life: 14d, join: { groups: 20 } }`,
  check: ({ plan }) =>
    Object.entries(plan.communities).flatMap(([key, { join }]): Hit[] =>
      join && join.groups > GROUPS_PER_CODE
        ? [
            {
              path: ['communities', key, 'join', 'groups'],
              args: { groups: join.groups, most: GROUPS_PER_CODE },
            },
          ]
        : [],
    ),
};
