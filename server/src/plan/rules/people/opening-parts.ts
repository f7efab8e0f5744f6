import type { Script } from '@hetang/contract/plan/kinds/scripts';
import type { Hit, Rule, Text } from '../rule.ts';

type Part = NonNullable<Script['steps'][number]['part']>;

const wanted: readonly (readonly [part: Part, name: Text])[] = [
  ['who', { zh: '说明身份', en: 'who I am' }],
  ['thanks', { zh: '感谢支持', en: 'thanks' }],
  ['short-lure', { zh: '短期诱饵', en: 'a short lure' }],
  ['long-lure', { zh: '长期诱饵', en: 'a long lure' }],
];

/** A first conversation says who speaks, thanks, gives something now and a reason to stay. */
export const openingParts: Rule = {
  id: 'opening-parts',
  theme: 'content',
  severity: 'warning',
  title: { zh: '首次交流缺一块', en: 'First conversations' },
  why: {
    zh: '首次交流要有四块：说明身份、感谢支持、短期诱饵、长期诱饵；少一块，要么不回，要么领完就走。',
    en: 'A first conversation has four parts: who I am, thanks, something now, and a reason to stay. Without one of them people do not answer, or leave with the gift.',
  },
  problem: {
    zh: '首次交流的话术“{script}”没有{missing}',
    en: 'The opening script `{script}` lacks {missing}',
  },
  hint: {
    zh: '在话术的 steps 里标上 part：who、thanks、short-lure、long-lure',
    en: 'Mark the steps of the script with `part`: who, thanks, short-lure, long-lure',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 小助手, kind: community, staff: lin, opening: hello } }
scripts:
  hello:
    name: 首次交流
    channel: private-chat
    steps:
      - { part: who, text: 我是小助手 }
      - { part: thanks, text: 谢谢你加我 }
      - { part: short-lure, text: 先送你一份资料 }
      - { part: long-lure, text: 每周三有免费课 }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
accounts: { main: { name: 小助手, kind: community, staff: lin, opening: hello } }
scripts:
  hello: { name: 首次交流, channel: private-chat, steps: [{ part: who, text: 我是小助手 }] }`,
  check: ({ plan }) =>
    Object.entries(plan.accounts).flatMap(([key, { opening }]): Hit[] => {
      const script =
        opening !== undefined && Object.hasOwn(plan.scripts, opening) ? plan.scripts[opening] : undefined;
      if (opening === undefined || !script) return [];
      const said = new Set(script.steps.map(({ part }) => part));
      const missing = wanted.filter(([part]) => !said.has(part)).map(([, name]) => name);
      if (missing.length === 0) return [];
      const list = {
        zh: missing.map((name) => name.zh).join('、'),
        en: missing.map((name) => name.en).join(', '),
      };
      return [{ path: ['accounts', key, 'opening'], args: { script: opening, missing: list } }];
    }),
};
