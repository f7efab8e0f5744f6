import type { Hit, Rule } from '../rule.ts';
import { allSteps, coversAll, waysOf } from '../shared/steps.ts';

/** A choice of which every way does the same is none. */
export const sameArms: Rule = {
  id: 'same-arms',
  theme: 'journeys',
  severity: 'warning',
  title: { zh: '殊途同归的分支', en: 'Branches that all do the same' },
  why: {
    zh: '每一路都做同样的事，分不分都一样；多半是复制之后忘了改。',
    en: 'When every way does the same the choice makes no difference; mostly a copy was not changed.',
  },
  problem: { zh: '{count} 路做的是同样的事', en: 'All {count} ways do the same' },
  hint: {
    zh: '改成各自该做的事，或去掉分支',
    en: 'Let each do its own, or write the steps without a branch',
  },
  good: `
journeys:
  j:
    name: 旅程
    start: { event: a.b }
    steps:
      - branch: [{ if: { event: order.paid }, do: [{ task: { do: thank, due: 1d } }] }, { else: [{ task: { do: ask, due: 1d } }] }]`,
  bad: `
journeys:
  j:
    name: 旅程
    start: { event: a.b }
    steps:
      - branch: [{ if: { event: order.paid }, do: [{ task: { do: ask, due: 1d } }] }, { else: [{ task: { do: ask, due: 1d } }] }]`,
  check: ({ plan }) =>
    allSteps(plan).flatMap(({ step, path }): Hit[] => {
      if (!coversAll(step)) return [];
      const ways = waysOf(step);
      const [first, ...others] = ways.map((way) => JSON.stringify(way.steps));
      if (others.length === 0 || others.some((other) => other !== first)) return [];
      return [{ path, args: { count: ways.length } }];
    }),
};
