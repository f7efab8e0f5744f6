import type { Points } from '@hetang/contract/plan/kinds/points';
import type { Scalar } from '@hetang/contract/plan/values';
import { counterKey } from '../../../conditions/rules/counter-key.ts';
import { hashOf } from '../../../reaction/hash.ts';

/** What one kind of event earns in one scheme. */
export interface EarnRule {
  scheme: string;
  /** The same for the same event and filter in every version, so that limits go on counting. */
  rule: string;
  where: Record<string, Scalar> | undefined;
  points: number;
  perDay: number | null;
  once: boolean;
}

/** Rules by the event that earns. Of equal rules of a scheme each counts for itself, in their order. */
export function compileEarning(schemes: Record<string, Points>): ReadonlyMap<string, readonly EarnRule[]> {
  const byEvent = new Map<string, EarnRule[]>();
  for (const [scheme, { earn }] of Object.entries(schemes)) {
    const seen = new Map<string, number>();
    for (const one of earn) {
      const key = hashOf(counterKey(one.event, one.where)).toString(36);
      const nr = seen.get(key) ?? 0;
      seen.set(key, nr + 1);
      const rules = byEvent.get(one.event) ?? [];
      byEvent.set(one.event, rules);
      rules.push({
        scheme,
        rule: nr === 0 ? key : `${key}.${nr}`,
        where: one.where,
        points: one.points,
        perDay: one['per-day'] ?? null,
        once: one.once,
      });
    }
  }
  return byEvent;
}
