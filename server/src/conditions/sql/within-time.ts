import type { Database, Tx } from '../../kernel/database/database.ts';
import { raw } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';

const LIMIT_MS = 20_000;
const CANCELLED = '57014';

/**
 * Asks a condition of everybody, in a transaction of its own that the database ends after 20 seconds.
 * @throws HetangError `segment/count-too-long` when it was ended.
 */
export async function withinTime<T>(db: Database, ask: (tx: Tx) => Promise<T>): Promise<T> {
  try {
    return await db.transaction(async (tx) => {
      await tx.run(raw(`set local statement_timeout = ${LIMIT_MS}`));
      return ask(tx);
    });
  } catch (error) {
    if ((error as { code?: unknown }).code !== CANCELLED) throw error;
    throw new HetangError('segment/count-too-long', { seconds: LIMIT_MS / 1000 });
  }
}
