import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { appendToLog } from './append.ts';
import { consumeOnce, registerConsumer } from './consume.ts';

const NOW = new Date('2026-03-02T02:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

it('a round is over when all its lanes are, also when one of them fails', async () => {
  await registerConsumer(db, 'lanes');
  const event = (contactId: number) => ({
    contactId,
    name: 'app.opened',
    at: NOW,
    props: {},
    source: 'test',
  });
  await db.transaction((tx) => appendToLog(tx, [event(1), event(2)], NOW));
  const done: number[] = [];
  const handle = async (_: unknown, { part }: { part: number }): Promise<void> => {
    if (part === 1) throw Object.assign(new Error('the database is away'), { code: '57P01' });
    await sleep(50);
    done.push(part);
  };
  const round = consumeOnce(db, {
    name: 'lanes',
    batchSize: 10,
    lanes: 2,
    clock: { now: () => NOW },
    handle,
  });
  await expect(round).rejects.toThrow('away');
  expect(done).toEqual([2]);
});
