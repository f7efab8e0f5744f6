import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { type Database, openDatabase } from './database.ts';
import { sql } from './sql.ts';

let db: TestDatabase;
let own: Database;
const told: string[] = [];
const errors: Error[] = [];
beforeAll(async () => {
  db = await createTestDatabase();
  own = openDatabase({
    url: db.url,
    maxConnections: 1,
    applicationName: 'listens',
    onConnectionError: (error) => errors.push(error),
    onListeningAgain: () => told.push('again'),
  });
});
afterAll(async () => {
  await own.close();
  await db.drop();
});

const connections = async () =>
  (
    await db.rows<{ pid: number }>(
      sql`select pid from pg_stat_activity where application_name = 'listens' order by pid`,
    )
  ).map(({ pid }) => pid);
const notify = (channel: string) => db.run(sql`select pg_notify(${channel}, '')`);
const listenOn = async (channel: string) => {
  const heard = vi.fn();
  return { heard, stop: await own.listen(channel, heard) };
};

it('hears all channels on one connection that is none of the pool, each for those who asked', async () => {
  const [first, second, other] = await Promise.all([
    listenOn('news'),
    listenOn('news'),
    listenOn('rain "fall"'),
  ]);
  expect(await connections()).toHaveLength(1);
  for (const { heard } of [first, second, other]) expect(heard).toHaveBeenCalled();
  for (const { heard } of [first, second, other]) heard.mockClear();
  await notify('rain "fall"');
  await vi.waitFor(() => expect(other.heard).toHaveBeenCalledOnce());
  await notify('news');
  await vi.waitFor(() => expect([first, second].map(({ heard }) => heard.mock.calls.length)).toEqual([1, 1]));
  // The only connection of the pool is free.
  expect(await own.one(sql`select 1 as n`)).toEqual({ n: 1 });
  await second.stop();
  await other.stop();
  await notify('rain "fall"');
  await notify('news');
  await vi.waitFor(() => expect(first.heard).toHaveBeenCalledTimes(2));
  expect(second.heard).toHaveBeenCalledOnce();
  expect(other.heard).toHaveBeenCalledOnce();
  await first.stop();
  await first.stop();
});

it('listens again after its connection was killed, says so, and has everybody look once', async () => {
  const before = new Set(await connections());
  const [news, rain] = [await listenOn('news'), await listenOn('rain')];
  const listening = (await connections()).filter((pid) => !before.has(pid));
  expect(listening).toHaveLength(1);
  news.heard.mockClear();
  rain.heard.mockClear();
  await db.run(sql`select pg_terminate_backend(${listening[0] ?? 0})`);
  await vi.waitFor(() => expect(told).toEqual(['again']), 10_000);
  expect(errors.length).toBeGreaterThan(0);
  for (const { heard } of [news, rain]) expect(heard).toHaveBeenCalledOnce();
  await notify('rain');
  await vi.waitFor(() => expect(rain.heard).toHaveBeenCalledTimes(2));
  await news.stop();
  await rain.stop();
  await vi.waitFor(
    async () => expect((await connections()).filter((pid) => !before.has(pid))).toEqual([]),
    5_000,
  );
});

it('goes on seeking while the database is away, and stops when it is closed', async () => {
  const away = openDatabase({ url: 'postgres://nobody@127.0.0.1:1/none' });
  const heard = vi.fn();
  const stop = await away.listen('news', heard);
  expect(heard).not.toHaveBeenCalled();
  await away.close();
  await stop();
});
