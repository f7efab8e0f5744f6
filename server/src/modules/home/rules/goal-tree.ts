import type { Goal, GoalParts } from '@hetang/contract/plan/kinds/goals';

type Actuals = ReadonlyMap<string, number | null>;

/** How far goals have come, with those that follow from their parts; null where a part is not known. */
export function withDerived(goals: Record<string, Goal>, measured: Actuals): Actuals {
  const known = new Map(measured);
  // Lint refuses circles; one that comes from an older version counts as not known.
  const open = new Set<string>();
  const actualOf = (key: string): number | null => {
    const goal = Object.hasOwn(goals, key) ? goals[key] : undefined;
    if (goal?.metric !== 'derived' || known.has(key)) return known.get(key) ?? null;
    if (open.has(key)) return null;
    open.add(key);
    const actual = combine(goal.of, actualOf);
    known.set(key, actual);
    return actual;
  };
  for (const key of Object.keys(goals)) actualOf(key);
  return known;
}

function combine(of: GoalParts, actualOf: (key: string) => number | null): number | null {
  const parts = ('product' in of ? of.product : of.sum).map(actualOf);
  if (!parts.every((part) => part !== null)) return null;
  if ('sum' in of) return parts.reduce((sum, part) => sum + part, 0);
  return parts.reduce((product, part) => product * part, of.times ?? 1);
}
