import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { sql } from '../database/sql.ts';
import { appendToLog, type LogEntry } from './append.ts';
import { type Consumer, consumeOnce, type LoggedEvent, registerConsumer } from './consume.ts';

const now = new Date('2026-01-01T00:00:00Z');
const entry = (contactId: number, dedupe?: string, name = 'app.opened'): LogEntry => ({
  contactId,
  name,
  at: now,
  props: { quote: `"'\\ 荷塘` },
  source: 'test',
  dedupe,
});

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(() => db.drop());

function consumer(name: string, handle: (events: LoggedEvent[]) => void, batchSize = 100): Consumer {
  return { name, batchSize, clock: { now: () => now }, handle: async (_, batch) => handle(batch.events) };
}

describe('the log', () => {
  it('numbers each part without gaps, in order, and drops repeats, under concurrent senders', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.array(
            fc.record({ c: fc.integer({ min: 1, max: 40 }), k: fc.option(fc.integer({ min: 0, max: 15 })) }),
            { maxLength: 30 },
          ),
          {
            minLength: 1,
            maxLength: 6,
          },
        ),
        async (batches) => {
          await db.run(sql`truncate event`);
          await db.run(sql`update log_part set head = 0`);
          const results = await Promise.all(
            batches.map((batch) =>
              db.transaction((tx) =>
                appendToLog(
                  tx,
                  batch.map(({ c, k }) => entry(c, k === null ? undefined : `k${k}`)),
                  now,
                ),
              ),
            ),
          );
          const rows = await db.rows<{ part: number; seqs: number[] }>(
            sql`select part, array_agg(seq::int order by seq) as seqs from event group by part`,
          );
          for (const row of rows) expect(row.seqs).toEqual(row.seqs.map((_, i) => i + 1));
          const accepted = results.flat().filter(Boolean).length;
          expect(rows.reduce((sum, row) => sum + row.seqs.length, 0)).toBe(accepted);
          const heads = await db.one<{ n: number }>(sql`select sum(head)::int as n from log_part`);
          expect(heads?.n).toBe(accepted);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('keeps properties to the letter', async () => {
    await db.transaction((tx) => appendToLog(tx, [entry(7, 'letter')], now));
    const row = await db.one<{ props: unknown }>(sql`select props from event where dedupe = 'letter'`);
    expect(row?.props).toEqual({ quote: `"'\\ 荷塘` });
  });
});

describe('a consumer', () => {
  it('sees each event once, in order per contact, though many processes pull', async () => {
    await db.run(sql`truncate event`);
    await db.run(sql`update log_part set head = 0`);
    await registerConsumer(db, 'many');
    const sent = Array.from({ length: 400 }, (_, i) => entry((i % 37) + 1, `m${i}`));
    await db.transaction((tx) => appendToLog(tx, sent, now));
    const seen: LoggedEvent[] = [];
    const many = consumer('many', (events) => seen.push(...events), 7);
    const pull = async () => {
      while ((await consumeOnce(db, many)) > 0);
    };
    await Promise.all([pull(), pull(), pull()]);
    await pull();
    expect(seen.map((event) => event.dedupe).sort()).toEqual(sent.map((event) => event.dedupe).sort());
    for (const id of new Set(seen.map((event) => event.contactId))) {
      const seqs = seen.filter((event) => event.contactId === id).map((event) => event.seq);
      expect(seqs).toEqual([...seqs].sort((a, b) => a - b));
    }
  });

  it('sets a poisonous event aside and goes on with the rest', async () => {
    await db.run(sql`truncate event`);
    await db.run(sql`update log_part set head = 0`);
    await registerConsumer(db, 'picky');
    await db.transaction((tx) =>
      appendToLog(tx, [entry(1, 'a'), entry(1, 'b', 'poison.drunk'), entry(1, 'c')], now),
    );
    const seen: string[] = [];
    await consumeOnce(
      db,
      consumer('picky', (events) => {
        if (events.some((event) => event.name === 'poison.drunk')) throw new Error('it burns');
        seen.push(...events.map((event) => event.dedupe ?? ''));
      }),
    );
    expect(seen).toEqual(['a', 'c']);
    const failures = await db.rows(sql`select seq, error from event_failure where consumer = 'picky'`);
    expect(failures).toEqual([{ seq: 2, error: 'it burns' }]);
  });
});
