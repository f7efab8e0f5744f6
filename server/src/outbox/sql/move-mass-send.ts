import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

export type UncreatedState = 'ready' | 'unknown' | 'failed' | 'settled';

/**
 * Moves a mass task that is being created, and its people with it, if it is still the caller's attempt.
 * @returns false when another process has got on with it.
 */
export async function moveUncreated(
  tx: Tx,
  send: { id: number; attempts: number },
  to: { state: UncreatedState; error: string | null; nextCheckAt: Date | null; settledAt: Date | null },
): Promise<boolean> {
  const moved = await tx.run(sql`
    update mass_send
    set state = ${to.state}, error = ${to.error}, next_check_at = ${to.nextCheckAt}, settled_at = ${to.settledAt}
    where id = ${send.id} and attempts = ${send.attempts} and state in ('calling', 'unknown')`);
  if (moved > 0 && to.settledAt === null) {
    await tx.run(sql`
      update intention set state = ${to.state === 'unknown' ? 'unknown' : 'calling'}, reason = ${to.error}
      where mass_send_id = ${send.id} and settled_at is null`);
  }
  return moved > 0;
}
