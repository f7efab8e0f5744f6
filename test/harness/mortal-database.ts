import type { Database, Queryable, Tx } from '../../server/src/kernel/database/database.ts';
import type { Sql } from '../../server/src/kernel/database/sql.ts';
import type { Life } from './fake-platform.ts';

/**
 * A database as seen by a process that dies: at its n-th step (a statement outside a transaction, or a commit), either
 * just before it takes effect or just after. From then on everything throws.
 */
export function mortalDatabase(
  db: Database,
  life: Life,
  death: { step: number; effect: boolean } | null,
): Database {
  let steps = 0;
  const living = async <T>(work: () => Promise<T>): Promise<T> => {
    if (life.dead) throw new Error('the process is dead');
    return work();
  };
  const mortal = async <T>(work: (dying: boolean) => Promise<T>): Promise<T> => {
    if (life.dead) throw new Error('the process is dead');
    steps += 1;
    if (!death || steps !== death.step) return work(false);
    if (death.effect) await work(false);
    else await work(true);
    life.dead = true;
    throw new Error('the process is dead');
  };
  const around = (
    target: Queryable,
    guard: <T>(work: (dying: boolean) => Promise<T>) => Promise<T>,
  ): Queryable => ({
    rows: <T>(statement: Sql) => guard((dying) => (dying ? Promise.resolve([]) : target.rows<T>(statement))),
    one: <T>(statement: Sql) =>
      guard((dying) => (dying ? Promise.resolve(undefined) : target.one<T>(statement))),
    run: (statement) => guard((dying) => (dying ? Promise.resolve(0) : target.run(statement))),
  });
  return {
    ...db,
    ...around(db, mortal),
    transaction: <T>(work: (tx: Tx) => Promise<T>) =>
      mortal((dying) =>
        db.transaction(async (tx) => {
          const inner: Tx = { ...tx, ...around(tx, (step) => living(() => step(false))) };
          const result = await work(inner);
          if (dying) {
            life.dead = true;
            throw new Error('the process is dead');
          }
          return result;
        }),
      ),
  };
}
