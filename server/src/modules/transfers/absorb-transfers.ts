import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** Transfers of a merged contact, under way or over, are those of the one that goes on. */
export async function absorbTransfers(tx: Tx, { from, into }: { from: number; into: number }): Promise<void> {
  await tx.run(sql`update transfer_person set contact_id = ${into} where contact_id = ${from}`);
}

/** When the two go apart again, each transfer goes with the name it was made by. After the names. */
export async function restoreTransfers(
  tx: Tx,
  { from, into }: { from: number; into: number },
): Promise<void> {
  await tx.run(sql`
    update transfer_person p set contact_id = ${from} from identity i
    where p.contact_id = ${into} and i.contact_id = ${from} and i.kind = 'external_userid'
      and i.value = p.external_userid`);
}
