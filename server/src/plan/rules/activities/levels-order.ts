import type { Hit, Rule, Text } from '../rule.ts';

/** Levels stand lowest first, and everybody is in one. */
export const levelsOrder: Rule = {
  id: 'levels-order',
  theme: 'activities',
  severity: 'error',
  title: { zh: '等级的起点', en: 'Where levels begin' },
  why: {
    zh: '最低一级从 0 开始，往上每一级的起点都比前一级高，否则有人不在任何一级，或永远升不上去。',
    en: 'The lowest level begins at 0 and each next one higher, or some are in no level and others never rise.',
  },
  problem: { zh: '等级“{name}”从 {from} 开始，{why}', en: 'The level "{name}" begins at {from}: {why}' },
  hint: { zh: '按从低到高写，最低一级 from: 0', en: 'Write them lowest first, the lowest `from: 0`' },
  good: `
levels:
  club: { name: 会员, grow: [{ event: order.paid, growth: 100 }], levels: { one: { name: 一级, from: 0 }, two: { name: 二级, from: 300 } } }`,
  bad: `
levels:
  club: { name: 会员, grow: [{ event: order.paid, growth: 100 }], levels: { one: { name: 一级, from: 300 }, two: { name: 二级, from: 300 } } }`,
  check: ({ plan }) =>
    Object.entries(plan.levels).flatMap(([key, { levels }]) => {
      const all = Object.entries(levels);
      return all.flatMap(([level, { name, from }], i): Hit[] => {
        const before = all[i - 1]?.[1].from;
        const fits = before === undefined ? from === 0 : from > before;
        if (fits) return [];
        const why = before === undefined ? notZero : notHigher;
        return [{ path: ['levels', key, 'levels', level, 'from'], args: { name, from, why } }];
      });
    }),
};

const notZero: Text = { zh: '最低一级要从 0 开始', en: 'the lowest begins at 0' };
const notHigher: Text = { zh: '不比前一级高', en: 'it is not above the one before' };
