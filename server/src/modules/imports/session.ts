import type { Database, Queryable } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';

/** Any fixed number: who holds it imports, others are refused. */
const LOCK = 7_245_080;

/** One connection for a whole import: temporary tables live in it, and the lock that keeps imports apart. */
export type Session = Pick<Queryable, 'rows' | 'one' | 'run'>;

/**
 * Runs an import on a connection of its own. What it leaves in temporary tables is dropped.
 * @throws HetangError `import/running` while another import has the lock.
 */
export async function withImportSession<T>(db: Database, work: (session: Session) => Promise<T>): Promise<T> {
  return db.withConnection(async (client) => {
    const session: Session = {
      rows: async <R>(statement: ReturnType<typeof sql>) =>
        (await client.query(statement.compile())).rows as R[],
      one: async <R>(statement: ReturnType<typeof sql>) =>
        (await client.query(statement.compile())).rows[0] as R | undefined,
      run: async (statement) => (await client.query(statement.compile())).rowCount ?? 0,
    };
    const lock = await session.one<{ taken: boolean }>(sql`select pg_try_advisory_lock(${LOCK}) as taken`);
    if (!lock?.taken) throw new HetangError('import/running');
    try {
      return await work(session);
    } finally {
      await session.run(
        sql`drop table if exists pg_temp.import_line, pg_temp.import_order, pg_temp.import_person`,
      );
      await session.run(sql`select pg_advisory_unlock(${LOCK})`);
    }
  });
}
