import type { Goal, GoalParts } from '@hetang/contract/plan/kinds/goals';
import type { Plan } from '@hetang/contract/plan/registry';

/** A goal that another one is made of. */
export interface GoalPart {
  key: string;
  /** Undefined when there is none by that key, or none that is well-formed. */
  goal: Goal | undefined;
  /** Where it is named, below the goal that is made of it. */
  path: (string | number)[];
}

/** The parts of a goal in the order written; none for a goal that stands alone. */
export function partsOf(plan: Plan, of: GoalParts | undefined): GoalPart[] {
  if (!of) return [];
  const [how, keys] = 'product' in of ? (['product', of.product] as const) : (['sum', of.sum] as const);
  return keys.map((key, i) => ({
    key,
    goal: Object.hasOwn(plan.goals, key) ? plan.goals[key] : undefined,
    path: ['of', how, i],
  }));
}
