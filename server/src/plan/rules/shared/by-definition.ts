import { emptyPlan, type Kind, kinds, type Plan } from '@hetang/contract/plan/registry';

const nothing = emptyPlan({ plan: 'nothing', name: 'nothing', timezone: 'Asia/Shanghai' });

interface Definition {
  kind: Kind;
  key: string;
  spec: object;
}

/** The plan that holds one definition only, one for all walks, and the definition of such a plan. */
const plansOfOne = new WeakMap<object, { key: string; plan: Plan }>();
const definitionOf = new WeakMap<Plan, Definition>();

/**
 * Works something out of a plan definition by definition, and remembers it as long as the definition lives: a plan that
 * is checked again after a change of one line has all other definitions as they were. `walk` is given a plan of one
 * definition and must look at nothing else. Results come in the order of the kinds.
 */
export function byDefinition<T>(walk: (plan: Plan) => readonly T[]): (plan: Plan) => readonly T[] {
  const definitions = new WeakMap<object, { key: string; found: readonly T[] }>();
  const ofOne = (definition: Definition): readonly T[] => {
    const known = definitions.get(definition.spec);
    if (known?.key === definition.key) return known.found;
    const found = walk(planOfOne(definition));
    definitions.set(definition.spec, { key: definition.key, found });
    return found;
  };
  const ofWhole = perPlan((plan) => {
    const found: T[] = [];
    for (const kind of kinds)
      for (const [key, spec] of Object.entries(plan[kind]))
        for (const one of ofOne({ kind, key, spec })) found.push(one);
    return found;
  });
  return (plan) => {
    const single = definitionOf.get(plan);
    return single ? ofOne(single) : ofWhole(plan);
  };
}

function planOfOne(definition: Definition): Plan {
  const { kind, key, spec } = definition;
  const known = plansOfOne.get(spec);
  if (known?.key === key) return known.plan;
  // Every other kind is read from the plan of nothing; a copy for each definition would cost more than the walks.
  const plan: Plan = Object.assign(Object.create(nothing), { [kind]: { [key]: spec } });
  plansOfOne.set(spec, { key, plan });
  definitionOf.set(plan, definition);
  return plan;
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
