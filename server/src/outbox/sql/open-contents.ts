import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export interface ContactContent {
  contactId: number;
  hash: string;
}

/** Of the given pairs, those whose contact has this content in a mass task that is still open. */
export async function openContents(tx: Tx, pairs: readonly ContactContent[]): Promise<ContactContent[]> {
  if (pairs.length === 0) return [];
  return tx.rows(sql`
    with asked as (
      select * from json_to_recordset(${JSON.stringify(pairs)}::json) as r ("contactId" bigint, "hash" text)
    )
    select distinct a."contactId", a."hash"
    from asked a
      join intention i on i.contact_id = a."contactId" and i.settled_at is null and i.mass_send_id is not null
      join mass_send m on m.id = i.mass_send_id and m.content_hash = a."hash"`);
}
