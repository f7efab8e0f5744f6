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
    const beat = setInterval(() => client.query('select 1').catch(() => undefined), BEAT_MS);
    try {
      return await work();
    } finally {
      clearInterval(beat);
      await client.query('commit');
    }
  });
}
