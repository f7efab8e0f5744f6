import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { ContactState } from '../../../reaction/contact-state.ts';

/** Loads what staff have taken away from these contacts. */
export async function loadRefusals(tx: Tx, contacts: ReadonlyMap<number, ContactState>): Promise<void> {
  const rows = await tx.rows<{ contactId: number; ref: string }>(sql`
    select contact_id as "contactId", tag_group || '/' || tag as ref from tag_refusal
    where contact_id = any(${[...contacts.keys()]}::bigint[])`);
  for (const { contactId, ref } of rows) contacts.get(contactId)?.refusals.add(ref);
}
