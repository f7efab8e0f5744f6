import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/** Locks a mass task that waits for its sender or for results; false when it has been settled meanwhile. */
export async function lockOpenSend(tx: Tx, id: number): Promise<boolean> {
  const row = await tx.one(sql`
    select id from mass_send where id = ${id} and state in ('awaiting-staff', 'confirmed') for update`);
  return row !== undefined;
}

/**
 * Writes what a look at a mass task has shown. What an operator asked for while the look was under way is not
 * lost: it makes the next look come at once.
 * @param send as it was when the look began.
 */
export async function moveOpenSend(
  tx: Tx,
  send: { id: number; cancel_wanted: boolean; remind_wanted: boolean },
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
        next_check_at = case
          when cancel_wanted <> ${send.cancel_wanted} or remind_wanted and not ${send.remind_wanted}
          then least(next_check_at, ${to.nextCheckAt}) else ${to.nextCheckAt} end,
        remind_wanted = remind_wanted and not ${send.remind_wanted}, settled_at = ${to.settledAt}
    where id = ${send.id}`);
}

/** Ends a mass task that has nobody left. */
export async function endOpenSend(tx: Tx, id: number, now: Date): Promise<void> {
  await tx.run(sql`
    update mass_send set state = 'settled', settled_at = ${now}, next_check_at = null where id = ${id}`);
}
