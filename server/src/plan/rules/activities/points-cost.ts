import type { Hit, Rule } from '../rule.ts';
import { allSteps } from '../shared/steps.ts';

/** What points buy costs the brand something, which should be known before a journey gives them away. */
export const pointsCost: Rule = {
  id: 'points-cost',
  theme: 'activities',
  severity: 'warning',
  title: { zh: '送出去的积分值多少', en: 'What points that are given cost' },
  why: {
    zh: '旅程自动发放的积分迟早要兑换；兑换品没有成本，就算不出这条旅程花了多少。',
    en: 'Points that a journey gives are spent sooner or later; without the cost of what they buy nobody knows what the journey costs.',
  },
  problem: {
    zh: '旅程“{journey}”发放积分“{name}”，但它的兑换品都没有写成本',
    en: 'The journey "{journey}" gives points of "{name}", and nothing that they buy says what it costs',
  },
  hint: {
    zh: '在 spend 的兑换品里写 cost（元）',
    en: 'Write `cost` (yuan) with what they buy under `spend`',
  },
  good: `
points:
  beans:
    name: 荷豆
    earn: [{ event: course.joined, points: 10 }]
    spend: { seat: { name: 诊断一次, points: 100, cost: 30 } }
journeys: { j: { name: 新客, start: { event: a.b }, steps: [{ points: 10, for: beans }] } }`,
  bad: `
points:
  beans:
    name: 荷豆
    earn: [{ event: course.joined, points: 10 }]
    spend: { seat: { name: 诊断一次, points: 100 } }
journeys: { j: { name: 新客, start: { event: a.b }, steps: [{ points: 10, for: beans }] } }`,
  check: ({ plan }) => {
    const told = new Set<string>();
    return allSteps(plan).flatMap(({ step, path }): Hit[] => {
      if (!('points' in step) || step.points < 0 || !Object.hasOwn(plan.points, step.for)) return [];
      const scheme = plan.points[step.for];
      const items = Object.values(scheme?.spend ?? {});
      const place = `${path[1]} ${step.for}`;
      if (!scheme || items.length === 0 || items.some(({ cost }) => cost !== undefined) || told.has(place))
        return [];
      told.add(place);
      const journey = plan.journeys[String(path[1])]?.name ?? String(path[1]);
      return [{ path: [...path, 'points'], args: { journey, name: scheme.name } }];
    });
  },
};
