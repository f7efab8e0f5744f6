import type { PoolClient } from 'pg';
import type { Database } from './database.ts';

/** Well below the silence after which PostgreSQL takes a lock away. */
const BEAT_MS = 4_000;

/**
 * Runs work that must not run twice at once, over all processes on the database; the second waits. `key` is any
 * fixed number. Holds a connection of its own, on which it shows that it is alive: a process that was stopped or cut off
 * loses the lock after a while, and what it does when it wakes up may then run beside somebody else's.
 */
export function withLock<T>(db: Database, key: number, work: () => Promise<T>): Promise<T> {
  return db.withConnection(async (client) => {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [key]);
    return whileHeld(client, work);
  });
}

/** The same, but the second does not wait: nothing is done, and the answer is null. */
export function withLockIfFree<T>(db: Database, key: number, work: () => Promise<T>): Promise<T | null> {
  return db.withConnection(async (client) => {
    await client.query('begin');
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_xact_lock($1) as held', [
      key,
    ]);
    return whileHeld(client, async () => (rows[0]?.held ? work() : null));
  });
}

async function whileHeld<T>(client: PoolClient, work: () => Promise<T>): Promise<T> {
  const beat = setInterval(() => client.query('select 1').catch(() => undefined), BEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(beat);
    await client.query('commit');
  }
}
