import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule } from '../rule.ts';
import { knotsOf } from '../shared/loops.ts';
import { partsOf } from './goal-parts.ts';

/** A goal that is made of itself has no bottom. */
export const goalCycle: Rule = {
  id: 'goal-cycle',
  theme: 'goals',
  severity: 'error',
  title: { zh: '目标绕回自己', en: 'Goals made of themselves' },
  why: {
    zh: '目标树要能一层层拆到可以直接统计的指标，绕回自己就永远算不出来。',
    en: 'A tree of goals must end in metrics that can be counted; a circle never does.',
  },
  problem: { zh: '目标绕回了自己：{way}', en: 'The goal comes back to itself: {way}' },
  hint: { zh: '去掉其中一处', en: 'Remove one of the parts' },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
goals:
  all: { name: 合计, metric: derived, of: { sum: [north, south] }, target: 300, by: 2026-12-31, owner: lin }
  north: { name: 北区, metric: event-count, event: order.paid, target: 100, by: 2026-12-31, owner: lin }
  south: { name: 南区, metric: event-count, event: order.paid, target: 200, by: 2026-12-31, owner: lin }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
goals:
  all: { name: 合计, metric: derived, of: { sum: [north, south] }, target: 300, by: 2026-12-31, owner: lin }
  north: { name: 北区, metric: derived, of: { sum: [all, south] }, target: 500, by: 2026-12-31, owner: lin }
  south: { name: 南区, metric: event-count, event: order.paid, target: 200, by: 2026-12-31, owner: lin }`,
  check: ({ plan }) => {
    const parts = new Map(Object.keys(plan.goals).map((key) => [key, namedBy(plan, key)]));
    const graph = new Map([...parts].map(([key, all]) => [key, all.map((part) => part.key)]));
    return knotsOf(graph).flatMap((knot) => {
      const inside = new Set(knot);
      return knot.flatMap((key): Hit[] => {
        const back = parts.get(key)?.find((part) => inside.has(part.key));
        if (!back) return [];
        const way = back.key === key ? `${key} → ${key}` : `${key} → ${back.key} → … → ${key}`;
        return [{ path: ['goals', key, ...back.path], args: { way } }];
      });
    });
  },
};

function namedBy(plan: Plan, key: string) {
  return partsOf(plan, Object.hasOwn(plan.goals, key) ? plan.goals[key]?.of : undefined);
}
