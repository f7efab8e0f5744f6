import type { Community } from '@hetang/contract/plan/kinds/communities';
import type { Hit, Rule, Text } from './rule.ts';

const needed: readonly (readonly [key: keyof Community, name: Text])[] = [
  ['owner', { zh: '群主', en: 'an owner' }],
  ['welcome', { zh: '入群欢迎语', en: 'a welcome' }],
  ['notice', { zh: '群公告', en: 'a notice' }],
  ['exit', { zh: '退群规则', en: 'a rule for leaving' }],
];

/** A group that nobody owns, greets, explains or ends goes wild or silent. */
export const communityUpkeep: Rule = {
  id: 'community-upkeep',
  theme: 'communities',
  severity: 'warning',
  title: { zh: '社群的基本要素', en: 'What every community needs' },
  why: {
    zh: '没有群主、欢迎语、公告和退群规则的群，要么失控，要么沉默。',
    en: 'A group that nobody owns, greets, explains or ends goes wild or silent.',
  },
  problem: { zh: '社群没有{missing}', en: 'The community has no {missing}' },
  hint: { zh: '补上 {keys}', en: 'Add {keys}' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 }, board: { name: 公告, text: 每周三晚八点上课 } }
communities: { course: { name: 课程群, owner: lin, welcome: hi, notice: board, exit: 课程结束两周后解散 } }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
messages: { hi: { name: 欢迎, text: 欢迎进群 } }
communities: { course: { name: 课程群, owner: lin, welcome: hi } }`,
  check: ({ plan }) =>
    Object.entries(plan.communities).flatMap(([key, community]): Hit[] => {
      const missing = needed.filter(([part]) => community[part] === undefined);
      if (missing.length === 0) return [];
      const names = missing.map(([, name]) => name);
      const said = {
        zh: names.map((name) => name.zh).join('、'),
        en: names.map((name) => name.en).join(', no '),
      };
      const keys = missing.map(([part]) => part).join(', ');
      return [{ path: ['communities', key], at: 'key', args: { missing: said, keys } }];
    }),
};
