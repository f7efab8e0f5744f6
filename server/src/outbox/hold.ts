import type { Tx } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';
import { OUTBOX_CHANNEL } from './intend.ts';
import { cancelMessages } from './settle.ts';

/** Why a message waits that could be sent. */
const HELD = 'journey-paused';

/** Keeps back the messages of a journey that nobody has begun to send. They still go stale. @returns how many. */
export async function holdMessages(tx: Tx, journey: string): Promise<number> {
  return tx.run(sql`
    update intention set state = 'deferred', reason = ${HELD}, retry_at = '9999-12-31'
    where journey = ${journey} and kind in ('message', 'service-message') and state in ('pending', 'deferred')`);
}

/** Lets held messages of a journey go. @returns how many. */
export async function releaseMessages(tx: Tx, journey: string): Promise<number> {
  const released = await tx.run(sql`
    update intention set state = 'pending', reason = null, retry_at = null
    where journey = ${journey} and kind in ('message', 'service-message') and state = 'deferred' and reason = ${HELD}`);
  if (released > 0) await tx.run(sql`select pg_notify(${OUTBOX_CHANNEL}, '')`);
  return released;
}

const AT_ONCE = 5000;

/** Takes back every message of a journey that nobody has begun to send; the log is told. @returns how many. */
export async function cancelJourneyMessages(
  tx: Tx,
  { journey, reason }: { journey: string; reason: string },
  now: Date,
): Promise<number> {
  const open = await tx.rows<{ id: number }>(sql`
    select distinct enrolment_id as id from intention
    where journey = ${journey} and kind in ('message', 'service-message') and state in ('pending', 'deferred')
      and enrolment_id is not null`);
  let cancelled = 0;
  for (let i = 0; i < open.length; i += AT_ONCE) {
    const cut = open.slice(i, i + AT_ONCE).map(({ id }) => ({ enrolmentId: id, reason }));
    cancelled += await cancelMessages(tx, cut, now);
  }
  return cancelled;
}
