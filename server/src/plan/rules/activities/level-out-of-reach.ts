import type { Hit, Rule } from '../rule.ts';

/** Months after which people no longer believe in the next level. */
const PATIENCE = 12;

/** Four of five members can keep rising; what is meant for the few says so. */
export const levelOutOfReach: Rule = {
  id: 'level-out-of-reach',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '多数人升不上去的等级', en: 'Levels that most never reach' },
  why: {
    zh: '等级要让八成会员觉得够得着。按 typical-month（八成会员一个月能攒到的成长值）算，一级要攒一年以上，多数人就不再努力。',
    en: 'Levels work when four of five members feel the next one in reach. By `typical-month`, what they collect in a month, a step of more than a year is given up.',
  },
  problem: {
    zh: '从“{before}”到“{name}”，八成会员要攒 {months} 个月',
    en: 'From "{before}" to "{name}" takes four of five members {months} months',
  },
  hint: {
    zh: '降低起点，或在中间加一级；本来就只给少数人的写 scarce: true',
    en: 'Lower its beginning or put a level between; write `scarce: true` for one that is meant for the few',
  },
  good: `
levels:
  club:
    name: 会员
    grow: [{ event: order.paid, growth: 100 }]
    typical-month: 50
    levels: { one: { name: 一级, from: 0 }, two: { name: 二级, from: 300 }, top: { name: 理事, from: 5000, scarce: true } }`,
  bad: `
levels:
  club:
    name: 会员
    grow: [{ event: order.paid, growth: 100 }]
    typical-month: 50
    levels: { one: { name: 一级, from: 0 }, two: { name: 二级, from: 300 }, three: { name: 三级, from: 5000 } }`,
  check: ({ plan }) =>
    Object.entries(plan.levels).flatMap(([key, spec]) => {
      const pace = spec['typical-month'];
      if (pace === undefined) return [];
      const all = Object.entries(spec.levels);
      return all.flatMap(([level, { name, from, scarce }], i): Hit[] => {
        const before = all[i - 1]?.[1];
        const months = before ? Math.ceil((from - before.from) / pace) : 0;
        if (!before || scarce || months <= PATIENCE) return [];
        return [
          { path: ['levels', key, 'levels', level, 'from'], args: { before: before.name, name, months } },
        ];
      });
    }),
};
