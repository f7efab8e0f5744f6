import type { Plan } from './registry.ts';

/** Fen in a yuan. */
export const FEN_PER_YUAN = 100;

/**
 * Whether a property of an event is money: whole fen in the event, yuan in the plan. The one place that decides it:
 * `amount` always is, and what the plan's catalogue of events says is money.
 */
export function isMoney(plan: Pick<Plan, 'events'> | null, event: string, property: string): boolean {
  if (property === 'amount') return true;
  const spec = plan && Object.hasOwn(plan.events, event) ? plan.events[event] : undefined;
  if (!spec || !Object.hasOwn(spec.properties, property)) return false;
  return spec.properties[property]?.type === 'money';
}
