import { isConsentScope } from '@hetang/contract/plan/consent';
import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { ConsentState } from '../../../reaction/kept-state.ts';

/** Consent after an event `consent.given {scope}` or `consent.withdrawn {scope}`; other scopes mean nothing. */
export function applyConsent(contact: ContactState, event: LoggedEvent): void {
  const { scope } = event.props;
  if (!isConsentScope(scope)) return;
  const is = event.name === 'consent.given' ? 'given' : 'withdrawn';
  const said: ConsentState = { is, at: event.at, source: event.source };
  const known = contact.consents.get(scope);
  if (known && !outweighs(said, known)) return;
  contact.consents.set(scope, said);
  contact.dirty.consents.add(scope);
}

/** What was said later holds; at the same moment the refusal does. */
function outweighs(said: ConsentState, known: ConsentState): boolean {
  if (said.at.getTime() !== known.at.getTime()) return said.at > known.at;
  return said.is === 'withdrawn' && known.is === 'given';
}
