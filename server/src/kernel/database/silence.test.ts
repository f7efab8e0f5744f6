import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { allowSilence, type Database, openDatabase } from './database.ts';
import { withLock } from './lock.ts';
import { sql } from './sql.ts';

let db: TestDatabase;
let quick: Database;
beforeAll(async () => {
  db = await createTestDatabase();
  quick = openDatabase({ url: db.url, silenceMs: 600 });
});
afterAll(async () => {
  await quick.close();
  await db.drop();
});

/** Something that one waits for and another brings about. */
function moment(): { came: Promise<void>; come: () => void } {
  let come = (): void => undefined;
  const came = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { came, come };
}

const hold = sql`select 1 from log_part where part = 3 for update`;

describe('a process that falls silent in a transaction', () => {
  it('loses what it holds, and nothing of what it did remains', async () => {
    const locked = moment();
    const awake = moment();
    const stuck = quick.transaction(async (tx) => {
      await tx.run(sql`update log_part set head = 99 where part = 3`);
      locked.come();
      await awake.came; // stopped, or cut off
      await tx.run(sql`select 1`);
    });
    const failed = expect(stuck).rejects.toThrow();
    await locked.came;
    await db.transaction((tx) => tx.run(hold)); // while the other one sleeps
    awake.come();
    await failed;
    expect(await db.one(sql`select head from log_part where part = 3`)).toEqual({ head: 0 });
  });

  it('may be silent for longer when it says so', async () => {
    await quick.transaction(async (tx) => {
      await allowSilence(tx, 30_000);
      await tx.run(hold);
      await sleep(1300);
      await tx.run(sql`select 1`);
    });
    // Only that transaction.
    await expect(
      quick.transaction(async (tx) => {
        await tx.run(hold);
        await sleep(1300);
        await tx.run(sql`select 1`);
      }),
    ).rejects.toThrow();
  });
});

describe('a lock over all processes', () => {
  it('lets one in at a time, and answers what the work answers', async () => {
    let inside = 0;
    const work = async (): Promise<number> => {
      inside += 1;
      expect(inside).toBe(1);
      await sleep(30);
      inside -= 1;
      return 7;
    };
    expect(await Promise.all([1, 2, 3].map(() => withLock(db, 42, work)))).toEqual([7, 7, 7]);
    await expect(withLock(db, 42, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await withLock(db, 42, work)).toBe(7);
  });

  it('goes to the next when its holder falls silent', async () => {
    const client = await quick.pool.connect();
    client.on('error', () => undefined);
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock(43)');
    expect(await withLock(db, 43, async () => 'mine')).toBe('mine');
    client.release(true);
  });
});
