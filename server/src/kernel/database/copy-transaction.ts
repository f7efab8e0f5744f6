import { copyIn, copyOut } from './copy.ts';
import { type Database, type Queryable, queryable } from './database.ts';

/** A transaction of its own connection that can copy whole tables out and in. */
export interface CopyTx extends Queryable {
  /** Rows of `copy … to stdout`, in stretches of whole rows of about `bytes`. */
  copyOut(statement: string, bytes: number): AsyncGenerator<{ data: Buffer; rows: number }>;
  /** Sends data to `copy … from stdin`. */
  copyIn(statement: string, data: AsyncIterable<Buffer>): Promise<void>;
}

/** A transaction that copies tables may wait for a slow disk for so long (ms). */
const LONGEST_WAIT_MS = 600_000;

/**
 * Runs work in one transaction. `mode` says which kind, for example `isolation level repeatable read, read only`:
 * everything is then seen as it was at one moment. A failure leaves nothing behind.
 */
export function copyTransaction<T>(db: Database, mode: string, work: (tx: CopyTx) => Promise<T>): Promise<T> {
  // A connection on which something failed is given up with what was under way on it.
  return db.withConnection(async (client) => {
    await client.query(`begin ${mode}`);
    await client.query(`set local idle_in_transaction_session_timeout = ${LONGEST_WAIT_MS}`);
    const result = await work({
      ...queryable(client),
      copyOut: (statement, bytes) => copyOut(client, statement, bytes),
      copyIn: (statement, data) => copyIn(client, statement, data),
    });
    await client.query('commit');
    return result;
  });
}
