import type { Plan } from '@hetang/contract/plan/registry';
import { eventNameSchema } from '@hetang/contract/plan/values';

/** Every event of a plan: what it declares, what enters stages, starts journeys, is waited for or counted. */
export function eventsOfPlan(plan: Plan): Set<string> {
  const names = new Set<string>(Object.keys(plan.events));
  collect([plan.stages, plan.journeys, plan.goals, plan.segments, plan.tags, plan.broadcasts], names);
  return names;
}

/** Events stand under the key `event`, wherever it is; the values that a filter asks for are no definitions. */
function collect(value: unknown, names: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'where') continue;
    if (key === 'event' && eventNameSchema.safeParse(inner).success) names.add(String(inner));
    else collect(inner, names);
  }
}
