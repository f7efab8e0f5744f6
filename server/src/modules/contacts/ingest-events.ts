import type { Tx } from '../../kernel/database/database.ts';
import { appendToLog, type LogEntry, type Props } from '../../kernel/log/append.ts';
import { storable } from '../../kernel/text.ts';
import { resolveIdentities } from './resolve-identities.ts';
import type { Identity } from './rules/group-by-identity.ts';

/** An event as it comes from outside: the person is named by identities. */
export interface IncomingEvent {
  name: string;
  at: Date;
  identities: Identity[];
  props: Props;
  dedupe?: string | undefined;
  /** Who says so, when it is not the same for all. */
  source?: string | undefined;
}

export type IngestResult =
  | { status: 'accepted' | 'duplicate'; contactId: number }
  /** Names a contact number that does not exist. */
  | { status: 'rejected'; contactId: null };

/**
 * Takes events into the log: finds or creates the people, appends, in one transaction that the caller commits.
 * Results are in the order of the events.
 */
export async function ingestEvents(
  tx: Tx,
  given: readonly IncomingEvent[],
  options: { source: string; now: Date },
): Promise<IngestResult[]> {
  if (given.length === 0) return [];
  // Senders of our API are told; what platforms say is mended: a strange name must not hold up the rest.
  const events = storable(given);
  const contacts = await resolveIdentities(
    tx,
    events.map((event) => event.identities),
    options.now,
    events.map((event) => event.source ?? options.source),
  );
  const entries: LogEntry[] = [];
  const places: number[] = [];
  events.forEach((event, nr) => {
    const person = contacts[nr];
    if (!person) return;
    places.push(nr);
    entries.push({
      contactId: person.contactId,
      via: person.via ?? undefined,
      name: event.name,
      at: event.at,
      props: event.props,
      source: event.source ?? options.source,
      dedupe: event.dedupe,
    });
  });
  const fresh = await appendToLog(tx, entries, options.now);
  const results: IngestResult[] = events.map(() => ({ status: 'rejected', contactId: null }));
  entries.forEach((entry, i) => {
    results[places[i] ?? 0] = { status: fresh[i] ? 'accepted' : 'duplicate', contactId: entry.contactId };
  });
  return results;
}
