import type { Condition } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';
import { durationMs } from '@hetang/contract/plan/values';

/** A tag group some of whose values are set by a condition, in the order of the plan. */
export interface RuleGroup {
  group: string;
  choose: 'one' | 'many';
  /** Whose word holds when staff take away what a rule sets. */
  owner: 'rule' | 'staff' | 'last';
  values: { value: string; when: Condition }[];
}

/** A value that is taken away some time after it was set. */
export interface ExpiringValue {
  group: string;
  value: string;
  afterMs: number;
}

/** The groups of a plan that have values with a `when`. */
export function ruleGroups(plan: Plan): RuleGroup[] {
  return Object.entries(plan.tags).flatMap(([group, { choose, values, owner = 'last' }]) => {
    const ruled = Object.entries(values).flatMap(([value, spec]) =>
      typeof spec !== 'string' && spec.when ? [{ value, when: spec.when }] : [],
    );
    return ruled.length > 0 ? [{ group, choose, owner, values: ruled }] : [];
  });
}

/** The values of a plan that expire. */
export function expiringValues(plan: Plan): ExpiringValue[] {
  return Object.entries(plan.tags).flatMap(([group, { values }]) =>
    Object.entries(values).flatMap(([value, spec]) =>
      typeof spec !== 'string' && spec.expires ? [{ group, value, afterMs: durationMs(spec.expires) }] : [],
    ),
  );
}
