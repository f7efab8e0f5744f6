import type { Plan } from '@hetang/contract/plan/registry';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';

/** The message with which a code greets; null when journeys may do so. */
export function welcomeOfCode(plan: Plan, code: unknown): string | null {
  if (typeof code !== 'string' || !Object.hasOwn(plan.codes, code)) return null;
  return plan.codes[code]?.welcome ?? null;
}

/** Greets whoever comes by a code that has a welcome of its own; it goes before those of journeys. */
export function reactWithCodes(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  if (event.name !== 'contact.added') return;
  const { welcome_code: welcomeCode, staff } = event.props;
  const message = welcomeOfCode(reaction.plan.plan, event.props.code);
  if (message === null || typeof welcomeCode !== 'string' || typeof staff !== 'string') return;
  reaction.effects.intentions.push({
    dedupe: `welcome:${welcomeCode}`,
    kind: 'welcome',
    contactId: contact.id,
    staff,
    message,
    planVersion: reaction.plan.version,
    params: { welcome_code: welcomeCode },
    enrolment: null,
    notAfter: null,
  });
}
