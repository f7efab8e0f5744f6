import { emptyPlan, type Kind, kinds, type Plan } from '@hetang/contract/plan/registry';

const nothing = emptyPlan({ plan: 'nothing', name: 'nothing', timezone: 'Asia/Shanghai' });

/**
 * Works something out of a plan definition by definition, and remembers it as long as the definition lives: a plan that
 * is checked again after a change of one line has all other definitions as they were. `walk` is given a plan of one
 * definition and must look at nothing else. Results come in the order of the kinds.
 */
export function byDefinition<T>(walk: (plan: Plan) => readonly T[]): (plan: Plan) => readonly T[] {
  const definitions = new WeakMap<object, { key: string; found: readonly T[] }>();
  const plans = new WeakMap<Plan, readonly T[]>();
  const ofOne = (kind: Kind, key: string, spec: object): readonly T[] => {
    const known = definitions.get(spec);
    if (known?.key === key) return known.found;
    const found = walk({ ...nothing, [kind]: { [key]: spec } });
    definitions.set(spec, { key, found });
    return found;
  };
  return (plan) => {
    const known = plans.get(plan);
    if (known) return known;
    const found: T[] = [];
    for (const kind of kinds)
      for (const [key, spec] of Object.entries(plan[kind]))
        for (const one of ofOne(kind, key, spec)) found.push(one);
    plans.set(plan, found);
    return found;
  };
}

/** Remembers what a pure function makes of a plan: rules ask the same question of the same plan. */
export function perPlan<R>(answer: (plan: Plan) => R): (plan: Plan) => R {
  const known = new WeakMap<Plan, { answer: R }>();
  return (plan) => {
    const last = known.get(plan) ?? { answer: answer(plan) };
    known.set(plan, last);
    return last.answer;
  };
}
