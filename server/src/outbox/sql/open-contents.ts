import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import type { Ledger } from './ledgers.ts';

/** A content for a contact or a group. */
export interface WantedContent {
  who: number | string;
  hash: string;
}

/** Of the given pairs, those who have this content in a mass task that is still open. */
export async function openContents(
  tx: Tx,
  { key, type }: Ledger,
  pairs: readonly WantedContent[],
): Promise<WantedContent[]> {
  if (pairs.length === 0) return [];
  return tx.rows(sql`
    with asked as (
      select * from json_to_recordset(${JSON.stringify(pairs)}::json) as r ("who" ${type}, "hash" text)
    )
    select distinct a."who", a."hash"
    from asked a
      join intention i on i.${key} = a."who" and i.settled_at is null and i.mass_send_id is not null
      join mass_send m on m.id = i.mass_send_id and m.content_hash = a."hash"`);
}
