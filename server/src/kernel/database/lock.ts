import type { Database } from './database.ts';

/**
 * Runs work that must not run twice at once, over all processes on the database; the second waits. `key` is any
 * fixed number. Holds a connection of its own, not a transaction.
 */
export function withLock<T>(db: Database, key: number, work: () => Promise<T>): Promise<T> {
  return db.withConnection(async (client) => {
    await client.query('select pg_advisory_lock($1)', [key]);
    try {
      return await work();
    } finally {
      await client.query('select pg_advisory_unlock($1)', [key]);
    }
  });
}
