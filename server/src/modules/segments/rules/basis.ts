import { type Condition, partsOfCondition } from '@hetang/contract/plan/condition';
import type { Plan } from '@hetang/contract/plan/registry';

/** What decides an answer besides the contact: the plan's own words and the segments it opens. */
type Decides = Pick<Plan, 'segments' | 'stages' | 'ladders'> & { meta: { timezone: string } };

/**
 * Everything of a plan that decides who satisfies these conditions, as one text: the conditions, those of the
 * segments they name, and orders and the zone where they are read. Equal texts mean equal answers.
 */
export function basisOf(conditions: readonly Condition[], plan: Decides): string {
  const segments = new Map<string, Condition>();
  const orders = new Map<string, string[]>();
  let byDay = false;
  const visit = (condition: Condition): void => {
    partsOfCondition(condition).forEach(visit);
    if ('event' in condition) byDay ||= condition.within !== undefined || condition.between !== undefined;
    const order = orderRead(condition, plan);
    if (order) orders.set(...order);
    if ('segment' in condition) open(condition.segment);
  };
  const open = (key: string): void => {
    const named = Object.hasOwn(plan.segments, key) ? plan.segments[key] : undefined;
    if (!named || segments.has(key)) return;
    segments.set(key, named.when);
    visit(named.when);
  };
  conditions.forEach(visit);
  return JSON.stringify([conditions, [...segments], [...orders], byDay ? plan.meta.timezone : null]);
}

/** The order of stages, or of the tiers of a ladder, where a condition asks for "or later". */
function orderRead(condition: Condition, plan: Decides): [of: string, order: string[]] | null {
  if ('stage' in condition && condition['or-later']) return ['', Object.keys(plan.stages)];
  if (!('tier' in condition) || !condition['or-higher']) return null;
  const [ladder = ''] = condition.tier.split('/');
  return [ladder, Object.keys(plan.ladders[ladder]?.tiers ?? {})];
}
