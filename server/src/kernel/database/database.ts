import pg from 'pg';
import { currentActor } from './actor.ts';
import { makeListener } from './listener.ts';
import { type Sql, sql } from './sql.ts';

/** Runs statements. Rows come back with snake_case columns as named in the SQL. */
export interface Queryable {
  /** All rows. */
  rows<T>(statement: Sql): Promise<T[]>;
  /** The first row, or undefined. */
  one<T>(statement: Sql): Promise<T | undefined>;
  /** The number of rows changed. */
  run(statement: Sql): Promise<number>;
}

/** A transaction. What must be atomic asks for this type, so that calling it outside does not compile. */
export interface Tx extends Queryable {
  readonly inTransaction: true;
  /** Runs after a successful commit; for wake-ups, never for work that must not be lost. */
  afterCommit(effect: () => void): void;
}

export interface Database extends Queryable {
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Calls `heard` for every NOTIFY on the channel, and once when listening begins and after each reconnection. Returns the stop. */
  listen(channel: string, heard: () => void): Promise<() => Promise<void>>;
  /** A dedicated connection, for COPY and cursors. */
  withConnection<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T>;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

const TIMESTAMPTZ = 1184;
const parseAnyInstant = pg.types.getTypeParser(TIMESTAMPTZ) as (text: string) => Date;

/** `2026-01-31 08:00:00.123+00` as it comes from a session in UTC, ten times faster than the general parser. */
function parseInstant(text: string): Date {
  if (!text.endsWith('+00') || text[10] !== ' ') return parseAnyInstant(text);
  return new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`);
}

const parsers = new Map<number, (text: string) => unknown>([
  [20, Number], // int8: our ids stay far below 2^53
  [1082, (text) => text], // date: a calendar day is not an instant
  [TIMESTAMPTZ, parseInstant],
]);
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    return parsers.get(oid) ?? pg.types.getTypeParser(oid, format as 'text');
  },
};

const SILENCE_MS = 15_000;

/** Lets a transaction be silent for longer, while its process waits for somebody else's answer. */
export async function allowSilence(tx: Tx, ms: number): Promise<void> {
  await tx.run(sql`select set_config('idle_in_transaction_session_timeout', ${String(ms)}, true)`);
}

export interface DatabaseOptions {
  url: string;
  maxConnections?: number;
  /**
   * How long (ms) a transaction may hear nothing from its process before PostgreSQL ends it: what a process holds that
   * was stopped or cut off must not hold up the others. 15,000 unless given.
   */
  silenceMs?: number;
  /** As PostgreSQL shows it; `hetang` unless given. */
  applicationName?: string;
  /** Called when an idle connection breaks (database restarted). */
  onConnectionError?: (error: Error) => void;
  /** Called when notifications are heard again after the connection for them broke. */
  onListeningAgain?: () => void;
}

/** Opens a pool; nothing is sent until the first statement. */
export function openDatabase(options: DatabaseOptions): Database {
  const connection = {
    connectionString: options.url,
    connectionTimeoutMillis: 10_000,
    application_name: options.applicationName ?? 'hetang',
  };
  const pool = new pg.Pool({
    ...connection,
    max: options.maxConnections ?? 12,
    types: types as pg.CustomTypesConfig,
    idleTimeoutMillis: 30_000,
    idle_in_transaction_session_timeout: options.silenceMs ?? SILENCE_MS,
  });
  const listener = makeListener({
    connect: () => new pg.Client({ ...connection, keepAlive: true }),
    onLost: (error) =>
      options.onConnectionError?.(error ?? new Error('the connection for notifications ended')),
    onAgain: options.onListeningAgain,
  });
  pool.on('error', (error) => options.onConnectionError?.(error));
  // A connection that breaks while it is lent fails its statement; without a listener it would end the process.
  pool.on('connect', (client) => client.on('error', () => undefined));
  return {
    ...told(pool),
    pool,
    transaction: (work) => inTransaction(pool, work),
    listen: listener.listen,
    async withConnection(work) {
      const client = await pool.connect();
      let broken: Error | undefined;
      try {
        return await work(client);
      } catch (error) {
        broken = error as Error;
        throw error;
      } finally {
        client.release(broken);
      }
    },
    async close() {
      await listener.close();
      await pool.end();
    },
  };
}

/** The driver's answers as the product reads them. */
export function queryable(client: pg.Pool | pg.PoolClient): Queryable {
  const query = (statement: Sql) => client.query(statement.compile());
  return {
    rows: async <T>(statement: Sql) => (await query(statement)).rows as T[],
    one: async <T>(statement: Sql) => (await query(statement)).rows[0] as T | undefined,
    run: async (statement) => (await query(statement)).rowCount ?? 0,
  };
}

/** Single statements as somebody's doing are transactions, so that they can say whose. */
function told(pool: pg.Pool): Queryable {
  const plain = queryable(pool);
  return {
    rows: <T>(statement: Sql) =>
      currentActor() === null ? plain.rows<T>(statement) : inTransaction(pool, (tx) => tx.rows<T>(statement)),
    one: <T>(statement: Sql) =>
      currentActor() === null ? plain.one<T>(statement) : inTransaction(pool, (tx) => tx.one<T>(statement)),
    run: (statement) =>
      currentActor() === null ? plain.run(statement) : inTransaction(pool, (tx) => tx.run(statement)),
  };
}

function beginning(): string {
  const actor = currentActor();
  return actor === null
    ? 'begin'
    : `begin; select set_config('hetang.actor', ${pg.escapeLiteral(actor)}, true)`;
}

async function inTransaction<T>(pool: pg.Pool, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  const effects: (() => void)[] = [];
  const tx: Tx = { ...queryable(client), inTransaction: true, afterCommit: (effect) => effects.push(effect) };
  let broken: Error | undefined;
  let result: T;
  try {
    await client.query(beginning());
    result = await work(tx);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch((lost: Error) => {
      broken = lost; // the connection itself is gone: do not give it back to the pool
    });
    throw error;
  } finally {
    client.release(broken);
  }
  for (const effect of effects) effect();
  return result;
}
