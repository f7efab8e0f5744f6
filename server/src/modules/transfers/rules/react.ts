import type { LoggedEvent } from '../../../kernel/log/consume.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';
import type { Reaction } from '../../../reaction/reaction.ts';

/** What the one member still meant to do with the contact becomes the other's. */
export function reactWithTransfers(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  if (event.name !== 'relation.transferred') return;
  const { from, staff } = event.props;
  if (typeof from !== 'string' || typeof staff !== 'string' || from === staff) return;
  reaction.effects.handovers.push({ contactId: contact.id, from, to: staff });
}
