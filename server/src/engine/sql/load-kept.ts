import { exactly } from '../../conditions/rules/exact-number.ts';
import type { Kept } from '../../conditions/rules/kept-defs.ts';
import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { LoggedEvent } from '../../kernel/log/consume.ts';
import type { ContactState } from '../../reaction/contact-state.ts';
import { lateOccurrences } from '../late-occurrences.ts';

type Contacts = ReadonlyMap<number, ContactState>;

/** Loads numbers and sequences, where any plan has asked for some: no statement otherwise. */
export async function loadKept(
  tx: Tx,
  contacts: Contacts,
  { kept, events }: { kept: Kept; events: readonly LoggedEvent[] },
): Promise<void> {
  const ids = [...contacts.keys()];
  if (kept.measures.size > 0) {
    await loadMeasures(tx, ids, contacts);
    const windowed = [...kept.measures.values()].some((defs) => defs.some((def) => def.windowed));
    if (windowed) await loadMeasureDays(tx, ids, contacts);
  }
  if (kept.sequences.size === 0) return;
  await loadSequences(tx, ids, contacts);
  await loadHistories(tx, contacts, { kept, events });
}

async function loadMeasures(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{
    contact_id: number;
    measure: number;
    sum: string;
    min: string;
    max: string;
  }>(sql`
    select contact_id, measure, sum::text, min::text, max::text from contact_measure
    where contact_id = any(${ids}::bigint[])`);
  for (const row of rows) {
    contacts.get(row.contact_id)?.measures.set(row.measure, {
      ...measuredOf(row),
      days: null,
      dirty: false,
      dirtyDays: new Set(),
    });
  }
}

async function loadMeasureDays(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{
    contact_id: number;
    measure: number;
    day: string;
    sum: string;
    min: string;
    max: string;
  }>(sql`
    select contact_id, measure, day, sum::text, min::text, max::text from contact_measure_day
    where contact_id = any(${ids}::bigint[])`);
  for (const row of rows) {
    const measure = contacts.get(row.contact_id)?.measures.get(row.measure);
    if (!measure) continue;
    measure.days ??= new Map();
    measure.days.set(row.day, measuredOf(row));
  }
}

function measuredOf(row: { sum: string; min: string; max: string }) {
  return { sum: exactly(row.sum), min: exactly(row.min), max: exactly(row.max) };
}

async function loadSequences(tx: Tx, ids: readonly number[], contacts: Contacts): Promise<void> {
  const rows = await tx.rows<{
    contact_id: number;
    sequence: number;
    ends: (number | null)[];
    at: number;
    part: number;
    seq: number;
  }>(sql`
    select contact_id, sequence,
      array(select (extract(epoch from e) * 1000)::float8 from unnest(ends) with ordinality as u (e, nr) order by nr) as ends,
      (extract(epoch from seen_at) * 1000)::float8 as at, seen_part as part, seen_seq as seq
    from contact_sequence where contact_id = any(${ids}::bigint[])`);
  for (const { contact_id, sequence, ends, at, part, seq } of rows) {
    contacts
      .get(contact_id)
      ?.sequences.set(sequence, { ends, seen: { at, part, seq }, history: null, added: [] });
  }
}

/** The whole history of the sequences in which something has arrived late. */
async function loadHistories(
  tx: Tx,
  contacts: Contacts,
  { kept, events }: { kept: Kept; events: readonly LoggedEvent[] },
): Promise<void> {
  const late = lateOccurrences(events, contacts, kept);
  if (late.length === 0) return;
  for (const { contactId, sequence } of late) {
    const state = contacts.get(contactId)?.sequences.get(sequence);
    if (state) state.history = [];
  }
  const rows = await tx.rows<{
    contact_id: number;
    sequence: number;
    at: number;
    part: number;
    seq: number;
    steps: number;
  }>(sql`
    select o.contact_id, o.sequence, (extract(epoch from o.at) * 1000)::float8 as at, o.part, o.seq, o.steps
    from contact_occurrence o
    join unnest(${late.map((one) => one.contactId)}::bigint[], ${late.map((one) => one.sequence)}::int[])
      as l (contact_id, sequence) using (contact_id, sequence)`);
  for (const { contact_id, sequence, ...one } of rows)
    contacts.get(contact_id)?.sequences.get(sequence)?.history?.push(one);
}
