import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** Mass tasks that were never created and have nobody left end here. */
export async function endEmptySends(tx: Tx, ids: readonly number[], now: Date): Promise<void> {
  await tx.run(sql`
    update mass_send m set state = 'cancelled', settled_at = ${now}, next_check_at = null, error = 'nobody-left'
    where m.id = any(${ids}::bigint[]) and m.state = 'ready'
      and not exists (select from intention i where i.mass_send_id = m.id and i.settled_at is null)`);
}
