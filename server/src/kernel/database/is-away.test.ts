import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import type { Tx } from './database.ts';
import { isDatabaseAway } from './is-away.ts';
import { sql } from './sql.ts';

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

const failureOf = (work: Promise<unknown>): Promise<Error & { code?: string }> =>
  work.then(
    () => {
      throw new Error('it did not fail');
    },
    (error: Error) => error,
  );

test('a transaction that PostgreSQL ended because it was silent', async () => {
  const error = await failureOf(
    db.transaction(async (tx) => {
      await tx.run(sql`select set_config('idle_in_transaction_session_timeout', '20', true)`);
      await db.run(sql`select pg_sleep(0.1)`);
      await tx.run(sql`select 1`);
    }),
  );
  expect(isDatabaseAway(error), `${error.code} ${error.message}`).toBe(true);
});

test('a statement that took too long', async () => {
  const error = await failureOf(
    db.transaction(async (tx) => {
      await tx.run(sql`select set_config('statement_timeout', '20', true)`);
      await tx.run(sql`select pg_sleep(5)`);
    }),
  );
  expect(error.code).toBe('57014');
  expect(isDatabaseAway(error)).toBe(true);
});

test('one of two transactions that wait for each other', async () => {
  const held: Array<() => void> = [];
  const bothHold = new Promise<void>((resolve) => {
    held.push(resolve);
  });
  let holding = 0;
  const lock = async (tx: Tx, first: number, second: number) => {
    await tx.run(sql`select set_config('deadlock_timeout', '10ms', true)`);
    await tx.run(sql`select pg_advisory_xact_lock(${first})`);
    if (++holding === 2) held[0]?.();
    await bothHold;
    await tx.run(sql`select pg_advisory_xact_lock(${second})`);
  };
  const ends = await Promise.allSettled([
    db.transaction((tx) => lock(tx, 7001, 7002)),
    db.transaction((tx) => lock(tx, 7002, 7001)),
  ]);
  const failures = ends.flatMap((end) =>
    end.status === 'rejected' ? [end.reason as Error & { code: string }] : [],
  );
  expect(failures.map((error) => error.code)).toEqual(['40P01']);
  expect(failures.every(isDatabaseAway)).toBe(true);
});

test('a mistake of ours is not', async () => {
  const error = await failureOf(db.run(sql`select nothing from nowhere`));
  expect(isDatabaseAway(error)).toBe(false);
  expect(isDatabaseAway(new Error('boom'))).toBe(false);
});
