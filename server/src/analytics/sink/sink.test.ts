import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createTestAnalytics, type TestAnalytics } from '../../../../test/harness/analytics.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import type { Analytics } from '../../kernel/clickhouse/analytics.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { HetangError } from '../../kernel/errors.ts';
import { appendToLog, type LogEntry } from '../../kernel/log/append.ts';
import { consumeOnce, lagOf, registerConsumer } from '../../kernel/log/consume.ts';
import { retrySetAside } from '../../kernel/log/retry.ts';
import { emptySchema } from '../schema/event-table.ts';
import { reconcile } from './reconcile.ts';
import { makeSink, SINK } from './sink.ts';

const clock = manualClock('2026-03-01T00:00:00Z');
let db: TestDatabase;
let analytics: TestAnalytics;
beforeAll(async () => {
  [db, analytics] = await Promise.all([createTestDatabase(), createTestAnalytics()]);
});
afterAll(() => Promise.all([db.drop(), analytics.drop()]));
beforeEach(async () => {
  await db.run(sql`truncate event, log_cursor, event_failure, sink_block`);
  await db.run(sql`update log_part set head = 0`);
  await emptySchema(analytics);
  await registerConsumer(db, SINK);
});

const append = (count: number, more: Partial<LogEntry> = {}) =>
  db.transaction((tx) =>
    appendToLog(
      tx,
      Array.from({ length: count }, (_, i) => ({
        contactId: (i % 40) + 1,
        name: 'app.opened',
        at: new Date(clock.now().getTime() + (i % 60) * 86_400_000),
        props: { i, quote: `"'\\ \t\n 荷塘` },
        source: 'api:a\tb\\n\nc',
        ...more,
      })),
      clock.now(),
    ),
  );
const copy = async (over: Analytics, batchSize = 20_000) => {
  const sink = makeSink({ db, analytics: over, clock, batchSize });
  while ((await consumeOnce(db, sink)) > 0);
};
const seqsByPart = (rows: { part: number; seq: number }[]) =>
  rows.map((row) => `${row.part}-${row.seq}`).sort();
const inLog = async () => seqsByPart(await db.rows(sql`select part, seq from event`));
const inCopy = async () => seqsByPart(await analytics.query('select part, seq from event'));
const forgetProgress = () => db.run(sql`update log_cursor set position = 0 where consumer = ${SINK}`);

/** Fails the n-th insert, before or after it has been stored. */
function failing(nth: number, when: 'before' | 'after'): Analytics {
  let count = 0;
  return {
    ...analytics,
    async insert(table, rows, options) {
      const fails = ++count === nth;
      if (!fails || when === 'after') await analytics.insert(table, rows, options);
      if (fails) throw new HetangError('analytics/unavailable', { problem: 'gone' });
    },
  };
}

describe('the sink', () => {
  it('copies every event once, to the letter', async () => {
    await append(500);
    await copy(analytics, 7);
    expect(await inCopy()).toEqual(await inLog());
    const [row] = await analytics.query<{ props: string; ms: number; contact_id: number; source: string }>(
      `select contact_id, props, source, toUnixTimestamp64Milli(at) as ms from event where JSONExtractInt(props, 'i') = 41`,
    );
    expect({ ...row, props: JSON.parse(row?.props ?? '') }).toEqual({
      contact_id: 2,
      props: { i: 41, quote: `"'\\ \t\n 荷塘` },
      source: 'api:a\tb\\n\nc',
      ms: clock.now().getTime() + 41 * 86_400_000,
    });
  });

  it.each(['before', 'after'] as const)(
    'is exact when ClickHouse goes away %s storing a block',
    async (when) => {
      await append(300);
      await expect(copy(failing(3, when), 10)).rejects.toMatchObject({ code: 'analytics/unavailable' });
      await append(55); // the next batch is longer than the one under way
      await copy(analytics, 25);
      expect(await inCopy()).toEqual(await inLog());
      expect(await db.rows(sql`select * from event_failure`)).toEqual([]);
    },
  );

  it('repeats a block under its own token though the batch is cut smaller now', async () => {
    await append(64, { contactId: 1 });
    await expect(copy(failing(1, 'after'), 40)).rejects.toThrow();
    await copy(analytics, 6);
    expect(await inCopy()).toEqual(await inLog());
  });

  it('cannot be doubled by a request of a dead process that arrives between look and repeat', async () => {
    await append(20, { contactId: 1 });
    await expect(copy(failing(1, 'after'))).rejects.toThrow();
    let looks = 0;
    const late: Analytics = {
      ...analytics,
      query: async (statement, params) => (looks++ === 0 ? [] : analytics.query(statement, params)),
    };
    await copy(late);
    expect(looks).toBe(2);
    expect(await inCopy()).toEqual(await inLog());
  });

  it('drops a repeated block, and stores what ClickHouse noted but lost', async () => {
    await append(20, { contactId: 1 });
    await copy(analytics);
    await forgetProgress();
    await copy(analytics);
    expect(await inCopy()).toEqual(await inLog());
    // The token is known, some rows are not there: as after a death between the two.
    await analytics.command('alter table event delete where seq in (3, 4, 5) settings mutations_sync = 1');
    expect((await inCopy()).length).toBe(17);
    await forgetProgress();
    await copy(analytics);
    expect(await inCopy()).toEqual(await inLog());
  });

  it('sets an event with an impossible time aside and goes on', async () => {
    await append(5, { contactId: 1 });
    await append(1, { contactId: 1, at: new Date('1905-01-01T00:00:00Z') });
    await append(5, { contactId: 1 });
    await copy(analytics);
    expect((await inCopy()).length).toBe(10);
    const failures = await db.rows(sql`select part, seq from event_failure where consumer = ${SINK}`);
    expect(failures).toEqual([{ part: 1, seq: 6 }]);
    expect((await lagOf(db, SINK)).every((row) => row.lag === 0)).toBe(true);
    expect(await reconcile(db, analytics)).toBe(false);
  });

  it('leaves an agreeing copy alone, and starts over when ClickHouse or PostgreSQL was put back', async () => {
    await append(100);
    await copy(analytics);
    expect(await reconcile(db, analytics)).toBe(false);

    await emptySchema(analytics); // the folder was lost
    expect(await reconcile(db, analytics)).toBe(true);
    await copy(analytics);
    expect(await inCopy()).toEqual(await inLog());

    await db.run(sql`truncate event`); // PostgreSQL is younger than the copy
    await db.run(sql`update log_part set head = 0`);
    await forgetProgress();
    await db.run(sql`truncate sink_block`);
    expect(await reconcile(db, analytics)).toBe(true);
    expect(await inCopy()).toEqual([]);
  });
});

describe('an event that was set aside', () => {
  const ask = () => db.run(sql`update event_failure set retry_asked_at = ${clock.now()}`);
  const setAsideOne = async () => {
    await append(5, { contactId: 1 });
    await append(1, { contactId: 1, at: new Date('1905-01-01T00:00:00Z') });
    await append(5, { contactId: 1 });
    await copy(analytics);
    expect((await inCopy()).length).toBe(10);
  };
  const mend = () => db.run(sql`update event set at = ${clock.now()} where seq = 6`);

  it('is copied once when it is mended, and the rest is not copied again', async () => {
    await setAsideOne();
    await mend();
    await ask();
    expect(await retrySetAside(db, makeSink({ db, analytics, clock }))).toBe(1);
    expect(await inCopy()).toEqual(await inLog());
    await append(3, { contactId: 1 });
    await copy(analytics);
    expect(await inCopy()).toEqual(await inLog());
    expect(await reconcile(db, analytics)).toBe(false);
  });

  it('is there once though the process died between copying it and saying so', async () => {
    await setAsideOne();
    await mend();
    await ask();
    const dying = makeSink({ db, analytics: failing(1, 'after'), clock });
    await expect(retrySetAside(db, dying)).rejects.toMatchObject({ code: 'analytics/unavailable' });
    expect((await inCopy()).length).toBe(11);
    expect(await reconcile(db, analytics)).toBe(false);
    expect(await retrySetAside(db, makeSink({ db, analytics, clock }))).toBe(1);
    expect(await inCopy()).toEqual(await inLog());
    expect(await reconcile(db, analytics)).toBe(false);
  });
});
