import type { Tx } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import { LOG_CHANNEL, PARTS } from '../../../kernel/log/append.ts';

/** Gives everybody of a journey whose wait ran out while it was paused the timer back. @returns how many. */
export async function armHeldTimers(tx: Tx, journey: string, now: Date): Promise<number> {
  const armed = await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select contact_id % ${PARTS}, 'journeys', id, contact_id, due_at
    from enrolment where journey = ${journey} and status = 'active' and due_at <= ${now}
    on conflict (part, module, ref) do nothing`);
  await wakeEngine(tx);
  return armed;
}

/** Wakes everybody of a journey now, whatever they wait for. @returns how many. */
export async function armAllTimers(tx: Tx, journey: string, now: Date): Promise<number> {
  const armed = await tx.run(sql`
    insert into timer (part, module, ref, contact_id, due_at)
    select contact_id % ${PARTS}, 'journeys', id, contact_id, ${now}
    from enrolment where journey = ${journey} and status = 'active'
    on conflict (part, module, ref) do update set due_at = excluded.due_at, error = null`);
  await wakeEngine(tx);
  return armed;
}

/** Tells the engine at the commit that there is something to do. */
export async function wakeEngine(tx: Tx): Promise<void> {
  await tx.run(sql`select pg_notify(${LOG_CHANNEL}, '')`);
}
