import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import pg from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../../server/src/kernel/database/database.ts';
import { onDatabase } from '../../server/src/kernel/database/embedded.ts';

export interface TestDatabase extends Database {
  url: string;
  /** Closes the pool and drops the clone. */
  drop(): Promise<void>;
}

const transactions = new AsyncLocalStorage<true>();

const heard: string[] = [];

/** Notes a call that is made inside of a transaction: whoever holds locks must not wait for somebody else's answer. */
export function noteCall(what: string): void {
  if (transactions.getStore()) heard.push(what);
}

/** Calls that were made inside of transactions since this was asked last. None is what `drop` demands. */
export function heardInTransactions(): string[] {
  return heard.splice(0);
}

// Every call to a platform or a webhook, over whatever pool of connections.
subscribe('undici:request:create', (message) => {
  const { request } = message as { request: { origin: string; path: string } };
  noteCall(`${request.origin}${request.path}`);
});

/** A fresh, migrated database of its own: a clone of the template, in some tens of milliseconds. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const template = inject('postgresUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  // Files are copied as they are: written row by row through the log, a thousand of them cost six times as much.
  await asAdmin(template, `create database ${name} template hetang strategy file_copy`);
  const url = onDatabase(template, name);
  const db = openDatabase({ url });
  return {
    ...db,
    transaction: (work) => db.transaction((tx) => transactions.run(true, () => work(tx))),
    url,
    async drop() {
      await db.close();
      await asAdmin(template, `drop database ${name} with (force)`);
      const calls = heardInTransactions();
      if (calls.length > 0) throw new Error(`called inside of a transaction: ${calls.join(', ')}`);
    },
  };
}

async function asAdmin(template: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: onDatabase(template, 'postgres') });
  await client.connect();
  try {
    // Clones of one template wait for each other; files run at the same time.
    await client.query('select pg_advisory_lock(1)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
