import type { Kept } from '../conditions/rules/kept-defs.ts';
import { isBefore, type Place, stepsMatched } from '../conditions/rules/sequence-state.ts';
import type { LoggedEvent } from '../kernel/log/consume.ts';
import type { ContactState } from '../reaction/contact-state.ts';

/** A sequence of a contact. */
export interface SequenceOf {
  contactId: number;
  sequence: number;
}

/**
 * The sequences in which some event of a batch stands before what was looked at already: only for these is the whole
 * history needed. Most batches have none.
 */
export function lateOccurrences(
  events: readonly LoggedEvent[],
  contacts: ReadonlyMap<number, ContactState>,
  { sequences }: Kept,
): SequenceOf[] {
  const late = new Map<string, SequenceOf>();
  const seen = new Map<string, Place>();
  for (const event of events) {
    const states = contacts.get(event.contactId)?.sequences;
    for (const def of sequences.get(event.name) ?? []) {
      const known = states?.get(def.id);
      if (!known || stepsMatched(def.steps, event) === 0) continue;
      const key = `${event.contactId} ${def.id}`;
      const place = { at: event.at.getTime(), part: event.part, seq: event.seq };
      if (isBefore(place, seen.get(key) ?? known.seen))
        late.set(key, { contactId: event.contactId, sequence: def.id });
      else seen.set(key, place);
    }
  }
  return [...late.values()];
}
