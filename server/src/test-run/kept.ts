import type { Plan } from '@hetang/contract/plan/registry';
import { counterKey } from '../conditions/rules/counter-key.ts';
import type { KeptDefs } from '../conditions/rules/kept-defs.ts';
import { needsOfPlan } from '../reaction/compiled-plan.ts';

/** What has to be counted for a plan that the database may not know: numbers of its own, good for one run. */
export function keptFor(plan: Plan): KeptDefs {
  const needs = needsOfPlan(plan);
  const counters = needs.counters.map((need, i) => ({ ...need, id: i + 1 }));
  const idOf = new Map(counters.map(({ id, event, where }) => [counterKey(event, where), id]));
  return {
    counters,
    measures: needs.measures.flatMap(({ event, where, property, windowed }, i) => {
      const counter = idOf.get(counterKey(event, where));
      return counter === undefined ? [] : [{ id: i + 1, counter, property, windowed }];
    }),
    sequences: needs.sequences.map((steps, i) => ({ id: i + 1, steps })),
  };
}
