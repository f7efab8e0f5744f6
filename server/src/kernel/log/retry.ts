import type { Database, Queryable, Tx } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import { messageOf } from '../errors.ts';
import {
  type Consumer,
  isAvailabilityProblem,
  type LoggedEvent,
  readTheseEvents,
  takePart,
} from './consume.ts';

/**
 * Handles set-aside events again for which somebody has asked: the event itself, as it stands in the log, under
 * the lock of its part. Effects and the mark that it is resolved are one transaction, so it takes effect once.
 * @returns how many were tried; 0 when nobody asked or other processes hold the parts.
 */
export async function retrySetAside(db: Database, consumer: Consumer): Promise<number> {
  const asked = await db.rows<{ part: number }>(sql`
    select distinct part from event_failure
    where consumer = ${consumer.name} and retry_asked_at is not null order by part`);
  let tried = 0;
  for (const { part } of asked) tried += await retryPart(db, consumer, part);
  return tried;
}

async function retryPart(db: Database, consumer: Consumer, part: number): Promise<number> {
  const seqs = await askedFor(db, consumer, part);
  try {
    return await db.transaction((tx) => attempt(tx, consumer, { part, seqs }));
  } catch (error) {
    if (isAvailabilityProblem(error)) throw error;
    return oneByOne(db, consumer, { part, seqs });
  }
}

interface Asked {
  part: number;
  seqs: readonly number[];
}

async function askedFor(db: Queryable, consumer: Consumer, part: number): Promise<number[]> {
  const rows = await db.rows<{ seq: number }>(sql`
    select seq from event_failure
    where consumer = ${consumer.name} and part = ${part} and retry_asked_at is not null
    order by seq limit ${consumer.batchSize}`);
  return rows.map((row) => row.seq);
}

async function attempt(tx: Tx, consumer: Consumer, { part, seqs }: Asked): Promise<number> {
  if ((await takePart(tx, consumer.name, part)) === null) return 0;
  // Read again under the lock: another process may have handled some of them meanwhile.
  const open = await tx.rows<{ seq: number }>(sql`
    update event_failure set resolved_at = ${consumer.clock.now()}, retry_asked_at = null
    where consumer = ${consumer.name} and part = ${part} and seq = any(${seqs}::bigint[])
      and retry_asked_at is not null
    returning seq`);
  if (open.length === 0) return 0;
  const events = await readTheseEvents(
    tx,
    part,
    open.map((row) => row.seq),
  );
  await consumer.handle(tx, { part, events });
  return open.length;
}

/** Together they failed: each for itself, so that those that are mended get through. */
async function oneByOne(db: Database, consumer: Consumer, { part, seqs }: Asked): Promise<number> {
  for (const seq of seqs) {
    try {
      await db.transaction((tx) => attempt(tx, consumer, { part, seqs: [seq] }));
    } catch (error) {
      if (isAvailabilityProblem(error)) throw error;
      const event = await db.transaction((tx) => setAsideAgain(tx, consumer, { part, seq, error }));
      if (event) consumer.onSetAside?.(event, error);
    }
  }
  return seqs.length;
}

async function setAsideAgain(
  tx: Tx,
  consumer: Consumer,
  { part, seq, error }: { part: number; seq: number; error: unknown },
): Promise<LoggedEvent | undefined> {
  const marked = await tx.run(sql`
    update event_failure
    set error = ${messageOf(error).slice(0, 2000)}, failed_at = ${consumer.clock.now()},
        attempts = attempts + 1, retry_asked_at = null
    where consumer = ${consumer.name} and part = ${part} and seq = ${seq} and retry_asked_at is not null`);
  if (marked === 0) return undefined;
  const [event] = await readTheseEvents(tx, part, [seq]);
  return event;
}
