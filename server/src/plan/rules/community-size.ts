import { GROUP_CEILING } from '@hetang/contract/plan/kinds/communities';
import type { Hit, Rule } from './rule.ts';

/** The platform closes an external group at its ceiling, whatever the plan says. */
export const communitySize: Rule = {
  id: 'community-size',
  theme: 'communities',
  severity: 'error',
  title: { zh: '社群人数上限', en: 'Ceiling of a group' },
  why: {
    zh: '企业微信外部群到上限就进不去人，方案写多少都一样。',
    en: 'The platform closes an external group at its ceiling, whatever the plan says.',
  },
  problem: {
    zh: '一个群定了 {capacity} 人，企业微信外部群至多 {ceiling} 人',
    en: 'A group of {capacity}: an external group of WeCom holds {ceiling} at most',
  },
  hint: {
    zh: '写得小一些，满了就用 series 开下一个群',
    en: 'Write less, and let `series` name the next group when one is full',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散, capacity: 180 }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities:
  course: { name: 课程群, owner: lin, welcome: hi, notice: hi, exit: 课程结束解散, capacity: 800 }`,
  check: ({ plan }) =>
    Object.entries(plan.communities).flatMap(([key, { capacity }]): Hit[] =>
      capacity === undefined || capacity <= GROUP_CEILING
        ? []
        : [{ path: ['communities', key, 'capacity'], args: { capacity, ceiling: GROUP_CEILING } }],
    ),
};
