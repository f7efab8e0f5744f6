import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { OUTBOX_CHANNEL } from './intend.ts';
import { endMessages } from './settle.ts';
import { endEmptySends } from './sql/end-empty-sends.ts';

const AT_ONCE = 5000;

/**
 * Calls off what runs of broadcasts want: messages that have not been given to the channel end here; mass tasks that exist
 * are called off by the dispatcher, unless their sender has confirmed by then.
 * @returns how many messages ended, and how many mass tasks are being called off.
 */
export async function callOffBroadcasts(
  tx: Tx,
  runs: readonly number[],
  { reason, now }: { reason: string; now: Date },
): Promise<{ takenBack: number; tasks: number }> {
  // A task whose creation is unclear keeps its time: it must not be looked for too early.
  const sends = await tx.rows<{ id: number; state: string }>(sql`
    update mass_send set cancel_wanted = true,
      next_check_at = case when state = 'awaiting-staff' then ${now} else next_check_at end
    where broadcast_run = any(${runs}::bigint[]) and state in ('ready', 'calling', 'unknown', 'awaiting-staff')
    returning id, state`);
  const ready = sends.filter(({ state }) => state === 'ready').map(({ id }) => id);
  const waiting = await tx.rows<{ id: number }>(sql`
    select id from intention
    where broadcast_run = any(${runs}::bigint[]) and settled_at is null
      and (state in ('pending', 'deferred') or mass_send_id = any(${ready}::bigint[]))
    order by id for update`);
  for (let i = 0; i < waiting.length; i += AT_ONCE)
    await endMessages(
      tx,
      waiting.slice(i, i + AT_ONCE).map(({ id }) => ({ id, state: 'cancelled', reason })),
      now,
    );
  await endEmptySends(tx, ready, now);
  await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
  return { takenBack: waiting.length, tasks: sends.length - ready.length };
}
