import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { partOf } from '../../kernel/log/append.ts';
import { nextDatedStart } from '../../modules/journeys/api.ts';
import type { CompiledPlan } from '../../reaction/compiled-plan.ts';
import type { ContactState } from '../../reaction/contact-state.ts';

/** Timers of this module start journeys on a date of the contact; `ref` is the contact. */
export const DATES = 'journey-dates';

/** The dates by which journeys of the plan start, by contact; nothing when no journey starts by date. */
export function datesOf(contacts: Iterable<ContactState>, plan: CompiledPlan): Map<number, string> {
  if (plan.dated.length === 0) return new Map();
  return new Map([...contacts].map((contact) => [contact.id, datesIn(contact, plan)]));
}

function datesIn(contact: ContactState, plan: CompiledPlan): string {
  return JSON.stringify(plan.dated.map(({ start }) => contact.fields[start.field] ?? null));
}

/** What a batch has done to dates: timers that fired, and fields that it changed. */
interface DatesOfBatch {
  inputs: readonly { contactId: number; datesAfter?: Date }[];
  contacts: ReadonlyMap<number, ContactState>;
  plan: CompiledPlan;
  before: ReadonlyMap<number, string>;
}

/** Sets the timer of everybody whose date has come, or has changed in this batch, to the next start. */
export async function saveDates(tx: Tx, batch: DatesOfBatch, at: { part: number; now: Date }): Promise<void> {
  const { plan, contacts, before } = batch;
  const after = new Map<number, Date>();
  for (const { contactId, datesAfter } of batch.inputs) if (datesAfter) after.set(contactId, datesAfter);
  for (const [id, contact] of contacts) {
    if (before.has(id) && before.get(id) !== datesIn(contact, plan)) after.set(id, at.now);
  }
  if (after.size === 0) return;
  const rows = [...after].flatMap(([id, moment]) => {
    const contact = contacts.get(id);
    return contact ? [{ id, due: nextDatedStart(contact, plan, moment) }] : [];
  });
  await armDates(tx, rows, at.part);
}

/** Has the next start by a date of a contact looked up anew; a start that is due keeps its moment. */
export async function lookUpDate(tx: Tx, contactId: number, now: Date): Promise<void> {
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    values (${partOf(contactId)}, ${DATES}, ${contactId}, ${contactId}, ${now})
    on conflict (part, module, ref) do update set due_at = least(timer.due_at, excluded.due_at)`);
}

async function armDates(
  tx: Tx,
  rows: readonly { id: number; due: Date | null }[],
  part: number,
): Promise<void> {
  const none = rows.filter((row) => row.due === null).map((row) => row.id);
  const some = rows.filter((row) => row.due !== null);
  if (none.length > 0)
    await tx.run(sql`
      delete from timer where part = ${part} and module = ${DATES} and ref = any(${none}::bigint[])`);
  if (some.length === 0) return;
  await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select ${part}::smallint, ${DATES}, id, id, due
    from json_to_recordset(${JSON.stringify(some)}::json) as r (id bigint, due timestamptz)
    on conflict (part, module, ref) do update set due_at = excluded.due_at, error = null`);
}
