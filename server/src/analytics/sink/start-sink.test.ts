import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestAnalytics, type TestAnalytics } from '../../../../test/harness/analytics.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { startSink } from './start-sink.ts';

const clock = manualClock('2026-03-01T00:00:00Z');
let db: TestDatabase;
let analytics: TestAnalytics;
beforeAll(async () => {
  [db, analytics] = await Promise.all([createTestDatabase(), createTestAnalytics()]);
});
afterAll(() => Promise.all([db.drop(), analytics.drop()]));

const append = (count: number) =>
  db.transaction((tx) =>
    appendToLog(
      tx,
      Array.from({ length: count }, (_, i) => ({
        contactId: i + 1,
        name: 'app.opened',
        at: clock.now(),
        props: {},
        source: 'test',
      })),
      clock.now(),
    ),
  );
async function untilCopied(rows: number): Promise<void> {
  for (;;) {
    // The table may not be there yet.
    const [copy] = await analytics
      .query<{ n: number }>('select count() as n from event')
      .catch((): { n: number }[] => []);
    if (copy?.n === rows) return;
    await sleep(20);
  }
}

it('waits for a ClickHouse that is away, then makes the table and catches up, batch after batch', async () => {
  await analytics.command('drop table event sync');
  await append(50);
  let away = true;
  const guard =
    <A extends unknown[], R>(call: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (away) throw new HetangError('analytics/unavailable', { problem: 'ECONNREFUSED' });
      return call(...args);
    };
  const flaky = {
    ...analytics,
    query: guard(analytics.query) as typeof analytics.query,
    command: guard(analytics.command),
    insert: guard(analytics.insert),
  };
  const errors: unknown[] = [];
  const rounds: number[] = [];
  const sink = await startSink(
    { db, clock, analytics: flaky, batchSize: 2 },
    { paceMs: 10, onError: (error) => errors.push(error), afterRound: (handled) => rounds.push(handled) },
  );
  while (errors.length === 0) await sleep(10);
  away = false;
  await untilCopied(50);

  away = true; // and again, under way
  const before = errors.length;
  await append(30);
  while (errors.length === before) await sleep(10);
  away = false;
  await untilCopied(80);
  await sink.stop();
  expect(errors).toContainEqual(expect.objectContaining({ code: 'analytics/unavailable' }));
  expect(await db.rows(sql`select * from event_failure`)).toEqual([]);
  expect(rounds.some((handled) => handled > 2)).toBe(true);
});

it('makes the copy anew when the folder was lost, and says so', async () => {
  await analytics.command('drop table event sync');
  let startedOver = 0;
  const sink = await startSink(
    { db, clock, analytics },
    { paceMs: 10, onError: () => undefined, onStartedOver: () => (startedOver += 1) },
  );
  while (startedOver === 0) await sleep(10);
  await untilCopied(80);
  await sink.stop();
  expect(startedOver).toBe(1);
});
