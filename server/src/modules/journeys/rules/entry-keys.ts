import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { CompiledPlan } from '../../../reaction/compiled-plan.ts';
import { asKey } from './enter.ts';

/** Values of an event that may be the key of an entry: its ended entries have to be known then. */
export function keysIn(event: LoggedEvent, plan: CompiledPlan): string[] {
  const names = new Set(['key']);
  for (const { journey } of plan.starts.get(event.name) ?? []) {
    if (journey.spec.key !== undefined) names.add(journey.spec.key);
  }
  return [...names].map((name) => asKey(event.props[name])).filter((key) => key !== '');
}
