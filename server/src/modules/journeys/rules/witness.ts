import type { Condition, Leaf } from '@hetang/contract/plan/condition';
import { type Facts, holds } from '../../../conditions/rules/evaluate.ts';

/** One fact that a decision was made from, as it was then. */
export interface Witness {
  leaf: Leaf;
  holds: boolean;
  /** The field's value, the stage, or how often: what the fact was read from. */
  seen?: unknown;
}

/** Facts kept with a decision at most: a trace stays small whatever the condition. */
const MOST = 30;

/** The first condition that holds (-1 when none does), with the facts that this was read from. */
export function choose(
  conditions: readonly Condition[],
  facts: Facts,
  moment: Parameters<typeof holds>[2],
): { taken: number; why: Witness[] } {
  const taken = conditions.findIndex((condition) => holds(condition, facts, moment));
  const read = taken < 0 ? conditions : conditions.slice(0, taken + 1);
  const seen = new Set<string>();
  const why: Witness[] = [];
  for (const leaf of read.flatMap(leavesOf)) {
    const text = JSON.stringify(leaf);
    if (seen.has(text) || why.length >= MOST) continue;
    seen.add(text);
    why.push({ leaf, holds: holds(leaf, facts, moment), ...seenIn(leaf, facts) });
  }
  return { taken, why };
}

function leavesOf(condition: Condition): Leaf[] {
  if ('all' in condition) return condition.all.flatMap(leavesOf);
  if ('any' in condition) return condition.any.flatMap(leavesOf);
  if ('of' in condition) return condition.of.flatMap(leavesOf);
  return 'not' in condition ? leavesOf(condition.not) : [condition];
}

function seenIn(leaf: Leaf, facts: Facts): Pick<Witness, 'seen'> {
  if ('event' in leaf) return { seen: facts.counter(leaf)?.count ?? 0 };
  if ('field' in leaf) return { seen: facts.field(leaf.field) ?? null };
  if ('stage' in leaf) return { seen: facts.stage };
  return {};
}
