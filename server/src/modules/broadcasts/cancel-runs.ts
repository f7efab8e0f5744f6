import type { Tx } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { callOffBroadcasts } from '../../outbox/call-off.ts';

/**
 * Calls off runs of broadcasts: what has not begun does not, messages that wait are taken back, and mass tasks that nobody
 * has confirmed are called off at the platform. What was confirmed by then stays sent.
 * @returns how many waiting messages were taken back, and how many mass tasks are being called off.
 */
export async function cancelRuns(
  tx: Tx,
  runs: readonly { id: number }[],
  why: { reason: string; by: string | null },
  now: Date,
): Promise<{ takenBack: number; tasks: number }> {
  if (runs.length === 0) return { takenBack: 0, tasks: 0 };
  const ids = runs.map(({ id }) => id);
  await tx.run(sql`
    update broadcast_run set state = 'cancelled', reason = ${why.reason}, by_name = ${why.by},
      finished_at = coalesce(finished_at, ${now})
    where id = any(${ids}::bigint[])`);
  return callOffBroadcasts(tx, ids, { reason: why.reason, now });
}
