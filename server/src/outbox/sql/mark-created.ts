import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';

/**
 * Writes that the platform has the mass task, if it is still the caller's attempt.
 * @returns false when another process has got on with it.
 */
export async function markCreated(
  tx: Tx,
  send: { id: number; attempts: number },
  platformId: string,
  nextCheckAt: Date,
): Promise<boolean> {
  const moved = await tx.run(sql`
    update mass_send
    set state = 'awaiting-staff', platform_id = ${platformId}, error = null, next_check_at = ${nextCheckAt}
    where id = ${send.id} and attempts = ${send.attempts} and state in ('calling', 'unknown')`);
  if (moved === 0) return false;
  await tx.run(sql`
    update intention set state = 'awaiting-staff', reason = null
    where mass_send_id = ${send.id} and settled_at is null`);
  return true;
}
