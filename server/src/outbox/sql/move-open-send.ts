import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** Locks a mass task that waits for its sender or for results; false when it has been settled meanwhile. */
export async function lockOpenSend(tx: Tx, id: number): Promise<boolean> {
  const row = await tx.one(sql`
    select id from mass_send where id = ${id} and state in ('awaiting-staff', 'confirmed') for update`);
  return row !== undefined;
}

/** Writes what a look at a mass task has shown. */
export async function moveOpenSend(
  tx: Tx,
  id: number,
  to: {
    state: 'awaiting-staff' | 'confirmed' | 'settled' | 'cancelled';
    confirmedAt: Date | null;
    checkedAt: Date | null;
    nextCheckAt: Date | null;
    settledAt: Date | null;
  },
): Promise<void> {
  await tx.run(sql`
    update mass_send
    set state = ${to.state}, confirmed_at = ${to.confirmedAt}, checked_at = coalesce(${to.checkedAt}, checked_at),
        next_check_at = ${to.nextCheckAt}, settled_at = ${to.settledAt}
    where id = ${id}`);
}
