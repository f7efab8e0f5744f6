import type { Database, Queryable, Tx } from '../../server/src/kernel/database/database.ts';
import type { Sql } from '../../server/src/kernel/database/sql.ts';

/** A database whose transactions are ended now and then, at any statement and at the commit. */
export interface FaultyDatabase extends Database {
  /** Each statement fails with this chance from now on; at most so often in all. */
  trouble(chance: number, most: number): void;
  /** How often it has failed. */
  failures(): number;
}

/** As PostgreSQL says it when somebody ends a connection, and when two wait for each other. */
const CODES = ['57P01', '40P01', '40001'];

/** @param random between 0 and 1, for each statement. */
export function faultyDatabase(db: Database, random: () => number): FaultyDatabase {
  const state = { chance: 0, left: 0, failures: 0 };
  const mayFail = (): void => {
    if (state.left === 0 || random() >= state.chance) return;
    state.left -= 1;
    const code = CODES[state.failures % CODES.length];
    state.failures += 1;
    throw Object.assign(new Error(`the transaction is over: ${code}`), { code });
  };
  const within = (tx: Tx): Tx => {
    const tried = async <T>(statement: () => Promise<T>): Promise<T> => {
      mayFail();
      return statement();
    };
    const guarded: Queryable = {
      rows: <T>(statement: Sql) => tried(() => tx.rows<T>(statement)),
      one: <T>(statement: Sql) => tried(() => tx.one<T>(statement)),
      run: (statement) => tried(() => tx.run(statement)),
    };
    return { ...tx, ...guarded };
  };
  return {
    ...db,
    transaction: (work) =>
      db.transaction(async (tx) => {
        const result = await work(within(tx));
        mayFail();
        return result;
      }),
    trouble(chance, most) {
      state.chance = chance;
      state.left = most;
    },
    failures: () => state.failures,
  };
}
