import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';

/** Messages that no task has been made of yet, and follow-ups, go to who took the contact over. */
export async function moveOpenWork(
  tx: Tx,
  moves: readonly { contactId: number; from: string; to: string }[],
): Promise<void> {
  if (moves.length === 0) return;
  const list = sql`json_to_recordset(${JSON.stringify(moves)}::json)
    as m ("contactId" bigint, "from" text, "to" text)`;
  await tx.run(sql`
    update intention i set staff = m."to" from ${list}
    where i.contact_id = m."contactId" and i.staff = m."from" and i.kind in ('message', 'service-message')
      and i.state in ('pending', 'deferred')`);
  await tx.run(sql`
    update task t set staff = m."to" from ${list}
    where t.contact_id = m."contactId" and t.staff = m."from" and t.state = 'open' and t.kind = 'follow-up'`);
}
