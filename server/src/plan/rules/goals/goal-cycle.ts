import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule } from '../rule.ts';
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
  check: ({ plan }) =>
    Object.keys(plan.goals).flatMap((key): Hit[] => {
      const back = namedBy(plan, key).find((part) => part.key === key || below(plan, part.key).has(key));
      if (!back) return [];
      const way = back.key === key ? `${key} → ${key}` : `${key} → ${back.key} → … → ${key}`;
      return [{ path: ['goals', key, ...back.path], args: { way } }];
    }),
};

function namedBy(plan: Plan, key: string) {
  return partsOf(plan, Object.hasOwn(plan.goals, key) ? plan.goals[key]?.of : undefined);
}

/** Every goal below one, through any number of levels. */
function below(plan: Plan, key: string): Set<string> {
  const found = new Set(namedBy(plan, key).map((part) => part.key));
  // The set grows while it is walked.
  for (const next of found) for (const part of namedBy(plan, next)) found.add(part.key);
  return found;
}
