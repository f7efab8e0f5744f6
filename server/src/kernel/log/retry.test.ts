import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { sql } from '../database/sql.ts';
import { appendToLog } from './append.ts';
import { type Consumer, consumeOnce, registerConsumer } from './consume.ts';
import { retrySetAside } from './retry.ts';

const now = new Date('2026-01-01T00:00:00Z');
let db: TestDatabase;
let poison: Set<string>;
const reported: string[] = [];

/** Its effect is a row for each event, so that a second effect shows. */
const consumer: Consumer = {
  name: 'picky',
  batchSize: 100,
  clock: { now: () => now },
  async handle(tx, { events }) {
    const bad = events.find((event) => poison.has(event.dedupe ?? ''));
    for (const event of events) await tx.run(sql`insert into effect values (${event.dedupe})`);
    if (bad) throw new Error(`${bad.dedupe} burns`);
  },
  onSetAside: (event, error) => reported.push(`${event.dedupe}: ${String(error)}`),
};

beforeAll(async () => {
  db = await createTestDatabase();
  await db.run(sql`create table effect (key text)`);
  await registerConsumer(db, consumer.name);
});
afterAll(() => db.drop());
beforeEach(async () => {
  await db.run(sql`truncate event, event_failure, effect`);
  await db.run(sql`update log_part set head = 0`);
  await db.run(sql`update log_cursor set position = 0`);
  poison = new Set(['b', 'd']);
  await db.transaction((tx) =>
    appendToLog(
      tx,
      ['a', 'b', 'c', 'd'].map((dedupe) => ({
        contactId: 1,
        name: 'app.opened',
        at: now,
        props: {},
        source: 'test',
        dedupe,
      })),
      now,
    ),
  );
  await consumeOnce(db, consumer);
  reported.length = 0;
});

const effects = async () =>
  (await db.rows<{ key: string }>(sql`select key from effect order by key`)).map((row) => row.key).join('');
const ask = (seqs: number[]) =>
  db.run(sql`update event_failure set retry_asked_at = ${now} where seq = any(${seqs}::bigint[])`);
const failures = () =>
  db.rows(sql`
    select seq, attempts, resolved_at is not null as resolved, retry_asked_at is not null as asked
    from event_failure order by seq`);

it('does nothing unasked', async () => {
  poison.clear();
  expect(await retrySetAside(db, consumer)).toBe(0);
  expect(await effects()).toBe('ac');
});

it('gives a mended event its effect once, though many processes try and it is asked for twice', async () => {
  poison.clear();
  await ask([2, 4]);
  await Promise.all([retrySetAside(db, consumer), retrySetAside(db, consumer), retrySetAside(db, consumer)]);
  await retrySetAside(db, consumer);
  expect(await effects()).toBe('abcd');
  expect(await retrySetAside(db, consumer)).toBe(0);
  expect(await failures()).toEqual([
    { seq: 2, attempts: 1, resolved: true, asked: false },
    { seq: 4, attempts: 1, resolved: true, asked: false },
  ]);
});

it('lets the mended one through and keeps the other, with one more attempt, without trying for ever', async () => {
  poison.delete('d');
  await ask([2, 4]);
  expect(await retrySetAside(db, consumer)).toBe(2);
  expect(await retrySetAside(db, consumer)).toBe(0);
  expect(await effects()).toBe('acd');
  expect(reported).toEqual(['b: Error: b burns']);
  expect(await failures()).toEqual([
    { seq: 2, attempts: 2, resolved: false, asked: false },
    { seq: 4, attempts: 1, resolved: true, asked: false },
  ]);
});

it('leaves a part alone that another process holds', async () => {
  poison.clear();
  await ask([2]);
  await db.transaction(async (tx) => {
    await tx.run(sql`select 1 from log_cursor where consumer = 'picky' for update`);
    expect(await retrySetAside(db, consumer)).toBe(0);
  });
  expect(await retrySetAside(db, consumer)).toBe(1);
  expect(await effects()).toBe('abc');
});
