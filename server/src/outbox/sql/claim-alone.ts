import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Keeps other processes out of the same kind of claim until this transaction ends. False when another one is in.
 * What runs after it in the transaction sees everything that earlier holders have committed.
 */
export async function claimAlone(tx: Tx, what: 'tags' | 'gather' | 'gather-groups'): Promise<boolean> {
  const row = await tx.one<{ got: boolean }>(
    sql`select pg_try_advisory_xact_lock(hashtext('hetang.outbox'), hashtext(${what})) as got`,
  );
  return row?.got ?? false;
}
