import type { Tx } from '../kernel/database/database.ts';
import { appendToLog } from '../kernel/log/append.ts';
import type { LoggedEvent } from '../kernel/log/consume.ts';
import { readRedirects } from '../kernel/log/redirect.ts';
import type { ContactState } from '../reaction/contact-state.ts';
import type { Reaction } from '../reaction/reaction.ts';
import { MERGED, MERGING } from './names.ts';

/** The last event of a contact: it is handed over to the one that goes on. */
export function handOver(contact: ContactState, event: LoggedEvent, reaction: Reaction): void {
  const { into, by, reason } = event.props;
  if (typeof into !== 'number') return;
  reaction.effects.derived.push({
    name: MERGED,
    contactId: into,
    at: event.at,
    props: { from: contact.id, by, reason, tags: [...contact.tags.keys()].sort() },
  });
}

/** The contact that an event brings into its own; null for all other events. */
export function absorbedBy(event: LoggedEvent): number | null {
  return event.name === MERGED && typeof event.props.from === 'number' ? event.props.from : null;
}

/**
 * Events of contacts that are gone: set aside before a merge and handled again after it. They go to the log of the
 * contact that goes on.
 */
export async function sendAfter(tx: Tx, events: readonly LoggedEvent[], now: Date): Promise<void> {
  const own = events.filter((event) => event.name !== MERGING);
  if (own.length === 0) return;
  const { target } = await readRedirects(
    tx,
    own.map((event) => event.contactId),
  );
  const entries = own.flatMap(({ contactId, name, at, props, source }) =>
    target.has(contactId) ? [{ contactId, name, at, props, source }] : [],
  );
  await appendToLog(tx, entries, now);
}
