import { CALLED } from '@hetang/contract/plan/kinds/journey-starts';
import type { CompiledPlan } from '../../../reaction/compiled-plan.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';
import { nextStart } from './moments.ts';

/** When the next journey starts by a date of the contact, strictly after a moment; null when none does. */
export function nextDatedStart(contact: ContactState, plan: CompiledPlan, after: Date): Date | null {
  let next: Date | null = null;
  for (const { start } of plan.dated) {
    const at = nextStart(contact.fields[start.field], start, after, plan.timezone);
    if (at !== null && (next === null || at < next)) next = at;
  }
  return next;
}

/** Calls every journey whose date is exactly `due`: the moment that the contact's timer was set to. */
export function startByDate(contact: ContactState, due: Date, reaction: Reaction): void {
  const { plan, effects } = reaction;
  const before = new Date(due.getTime() - 1);
  for (const { journey, start } of plan.dated) {
    const value = contact.fields[start.field];
    if (nextStart(value, start, before, plan.timezone)?.getTime() !== due.getTime()) continue;
    effects.derived.push({
      name: CALLED,
      contactId: contact.id,
      at: due,
      props: { journey: journey.key, by: `date:${start.field}` },
    });
  }
}
