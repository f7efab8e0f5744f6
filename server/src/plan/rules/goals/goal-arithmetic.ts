import type { Goal, GoalParts } from '@hetang/contract/plan/kinds/goals';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Hit, Rule } from '../rule.ts';
import { partsOf } from './goal-parts.ts';

/** Targets are round numbers: a hundredth of the whole is not worth a word. */
const TOLERANCE = 0.01;

/** Parts that reach their targets must reach that of the whole. */
export const goalArithmetic: Rule = {
  id: 'goal-arithmetic',
  theme: 'goals',
  severity: 'warning',
  title: { zh: '目标树算得拢', en: 'Goals that add up' },
  why: {
    zh: '各部分都完成了，总目标却完不成，或反过来：说明拆目标时就算错了。相差 1% 以内不提示。',
    en: 'When every part is reached and the whole is not, or the other way round, the plan was wrong from the start. A difference within 1% is not mentioned.',
  },
  problem: {
    zh: '目标是 {target}，各部分算下来是 {sum}（{way}）',
    en: 'The target is {target}, but its parts come to {sum} ({way})',
  },
  hint: {
    zh: '改总目标，或改各部分的 target',
    en: 'Change this target, or those of its parts',
  },
  good: `
staff: { lin: { name: 林, wecom: Lin } }
goals:
  revenue: { name: 销售额, metric: revenue, target: 2400000, by: 2026-12-31, owner: lin, of: { product: [buyers, spend] } }
  buyers: { name: 购买人数, metric: event-count, event: order.paid, target: 400, by: 2026-12-31, owner: lin }
  spend: { name: 人均, metric: arpu, target: 6000, by: 2026-12-31, owner: lin }`,
  bad: `
staff: { lin: { name: 林, wecom: Lin } }
goals:
  revenue: { name: 销售额, metric: revenue, target: 2400000, by: 2026-12-31, owner: lin, of: { product: [buyers, spend] } }
  buyers: { name: 购买人数, metric: event-count, event: order.paid, target: 300, by: 2026-12-31, owner: lin }
  spend: { name: 人均, metric: arpu, target: 6000, by: 2026-12-31, owner: lin }`,
  check: ({ plan }) =>
    Object.entries(plan.goals).flatMap(([key, goal]): Hit[] => {
      const sum = wholeOf(plan, goal);
      if (!goal.of || sum === null) return [];
      if (Math.abs(sum - goal.target) <= goal.target * TOLERANCE) return [];
      const args = { target: goal.target, sum: Number(sum.toFixed(2)), way: wayOf(plan, goal.of) };
      return [{ path: ['goals', key, 'target'], args }];
    }),
};

/** What the targets of the parts come to; null when one of them is not known. */
function wholeOf(plan: Plan, { of }: Goal): number | null {
  const targets = partsOf(plan, of).map(({ goal }) => goal?.target);
  if (!of || !targets.every((target) => target !== undefined)) return null;
  if ('sum' in of) return targets.reduce((sum, target) => sum + target, 0);
  return targets.reduce((product, target) => product * target, of.times ?? 1);
}

function wayOf(plan: Plan, of: GoalParts): string {
  const targets = partsOf(plan, of).map(({ goal }) => goal?.target ?? 0);
  if ('sum' in of) return targets.join(' + ');
  return [...targets, ...(of.times === undefined ? [] : [of.times])].join(' × ');
}
