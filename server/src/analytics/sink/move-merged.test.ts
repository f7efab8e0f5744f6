import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestAnalytics, type TestAnalytics } from '../../../../test/harness/analytics.ts';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { appendToLog } from '../../kernel/log/append.ts';
import { consumeOnce, registerConsumer } from '../../kernel/log/consume.ts';
import { redirect } from '../../kernel/log/redirect.ts';
import { restoreNames } from '../../modules/contacts/merge/restore-names.ts';
import { moveMerged } from './move-merged.ts';
import { reconcile } from './reconcile.ts';
import { returnSplit } from './return-split.ts';
import { makeSink, SINK } from './sink.ts';

const clock = manualClock('2026-03-01T00:00:00Z');
let db: TestDatabase;
let analytics: TestAnalytics;
beforeAll(async () => {
  [db, analytics] = await Promise.all([createTestDatabase(), createTestAnalytics()]);
  await registerConsumer(db, SINK);
});
afterAll(() => Promise.all([db.drop(), analytics.drop()]));

const happen = (contactId: number, name: string, dedupe?: string) =>
  db.transaction((tx) =>
    appendToLog(tx, [{ contactId, name, at: clock.now(), props: {}, source: 'test', dedupe }], clock.now()),
  );
const merge = (from: number, into: number) =>
  db.transaction(async (tx) => {
    const last = await tx.one<{ head: number }>(sql`select head from log_part where part = ${from % 16}`);
    await redirect(tx, { from, into, lastSeq: last?.head ?? 0 });
  });
const copy = async () => {
  while ((await consumeOnce(db, makeSink({ db, analytics, clock }))) > 0);
};
const copied = async () =>
  (
    await analytics.query<{ who: number; names: string[] }>(
      'select contact_id as who, arraySort(groupArray(name)) as names from event group by who order by who',
    )
  ).map(({ who, names }) => [who, ...names]);

it('gives what was copied, and what is copied later, to the contact that goes on', async () => {
  await happen(1, 'a.one', 'x');
  await happen(2, 'b.one');
  await copy();
  await happen(1, 'a.two');
  await merge(1, 2);
  expect(await moveMerged({ db, analytics, clock })).toBe(0); // the copy is not there yet
  expect(await happen(1, 'a.three')).toEqual([true]);
  expect(await happen(1, 'a.one', 'x')).toEqual([false]); // known under the old number
  await copy();
  expect(await moveMerged({ db, analytics, clock })).toBe(1);
  expect(await copied()).toEqual([[2, 'a.one', 'a.three', 'a.two', 'b.one']]);
  expect(await moveMerged({ db, analytics, clock })).toBe(0);
});

it('moves on when the target is merged itself, and survives a crash in the middle', async () => {
  await happen(19, 'c.one');
  await copy();
  await merge(2, 19);
  // A crash came after the insert: what was given is there twice.
  await analytics.command(
    `insert into event (part, seq, contact_id, name, at, props, source, logged_at)
     select part, seq, 19, name, at, props, source, logged_at from event where contact_id = 2`,
  );
  await copy();
  expect(await moveMerged({ db, analytics, clock })).toBe(2);
  expect(await copied()).toEqual([[19, 'a.one', 'a.three', 'a.two', 'b.one', 'c.one']]);
});

it('agrees with the log afterwards, and a copy made anew is the same', async () => {
  const before = await copied();
  expect(await reconcile(db, analytics)).toBe(false);
  await analytics.command('drop table event sync');
  await analytics.command('create table event (part UInt8, seq UInt64) engine = MergeTree order by seq');
  expect(await reconcile(db, analytics)).toBe(true);
  await copy();
  expect(await copied()).toEqual(before);
});

it('gives a contact that leaves its events back, also those that came while it was part of another', async () => {
  await happen(33, 'd.one');
  await copy();
  await merge(33, 19);
  await happen(33, 'd.two');
  await copy();
  expect(await moveMerged({ db, analytics, clock })).toBe(1);
  await happen(33, 'd.three'); // not copied when the two go apart
  await db.transaction((tx) => restoreNames(tx, { from: 33, into: 19, merge: 0, authors: [33] }));
  await happen(33, 'd.four');
  await analytics.command(
    `insert into event (part, seq, contact_id, name, at, props, source, logged_at)
     select part, seq, 33, name, at, props, source, logged_at from event where name = 'd.one'`,
  ); // a crash came in the middle
  await copy();
  expect(await returnSplit({ db, analytics })).toBe(1);
  expect(await returnSplit({ db, analytics })).toBe(0);
  const after = [
    [19, 'a.one', 'a.three', 'a.two', 'b.one', 'c.one'],
    [33, 'd.four', 'd.one', 'd.three', 'd.two'],
  ];
  expect(await copied()).toEqual(after);
  await analytics.command('truncate table event');
  expect(await reconcile(db, analytics)).toBe(true);
  await copy();
  expect(await copied()).toEqual(after);
});
