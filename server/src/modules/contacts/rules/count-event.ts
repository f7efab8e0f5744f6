import { matchesWhere } from '../../../conditions/rules/counter-key.ts';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import { dayIn } from '../../../kernel/zone.ts';
import type { CompiledPlan } from '../../../reaction/compiled-plan.ts';
import type { ContactState, CounterState } from '../../../reaction/contact-state.ts';

/** Moves the counters that some condition of the plan reads. */
export function countEvent(contact: ContactState, event: LoggedEvent, plan: CompiledPlan): void {
  for (const def of plan.countersByEvent.get(event.name) ?? []) {
    if (!matchesWhere(event.props, def.where)) continue;
    const at = event.at.getTime();
    const counter = contact.counters.get(def.id) ?? fresh(at, def.windowed);
    contact.counters.set(def.id, counter);
    counter.count += 1;
    counter.added += 1;
    counter.firstAt = Math.min(counter.firstAt, at);
    counter.lastAt = Math.max(counter.lastAt, at);
    if (!def.windowed) continue;
    const day = dayIn(event.at, plan.timezone);
    counter.days ??= new Map();
    counter.addedDays ??= new Map();
    counter.days.set(day, (counter.days.get(day) ?? 0) + 1);
    counter.addedDays.set(day, (counter.addedDays.get(day) ?? 0) + 1);
  }
}

function fresh(at: number, windowed: boolean): CounterState {
  return {
    count: 0,
    firstAt: at,
    lastAt: at,
    days: windowed ? new Map() : null,
    added: 0,
    addedDays: windowed ? new Map() : null,
  };
}
