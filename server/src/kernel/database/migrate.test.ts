import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { openDatabase } from './database.ts';
import { type Migration, migrate, processName, readMigrations, watchSchema } from './migrate.ts';
import { sql } from './sql.ts';

const NOW = new Date('2026-03-02T02:00:00Z');
let db: TestDatabase;
let files: Migration[];
beforeAll(async () => {
  db = await createTestDatabase();
  files = await readMigrations();
});
afterAll(() => db.drop());
afterEach(async () => {
  await db.run(sql`drop table if exists shoe`);
  await db.run(sql`delete from migration where number > 9000`);
});

const next = (number: number, needs: number, text = 'create table shoe (id int)'): Migration => ({
  number,
  name: `${number}-shoes.sql`,
  checksum: 'x',
  text,
  needs,
});

it('many who start at once run each file once', async () => {
  const newer = [...files, next(9001, 0)];
  const done = await Promise.all(Array.from({ length: 5 }, () => migrate(db, NOW, newer)));
  expect(done.flatMap(({ applied }) => applied)).toEqual(['9001-shoes.sql']);
});

it('a file that fails leaves nothing, and is tried again', async () => {
  await expect(
    migrate(db, NOW, [...files, next(9001, 0, 'create table shoe (id int); select 1/0')]),
  ).rejects.toThrow('division by zero');
  expect((await migrate(db, NOW, [...files, next(9001, 0)])).applied).toEqual(['9001-shoes.sql']);
});

it('an older program goes on with what a newer one has only added to', async () => {
  await migrate(db, NOW, [...files, next(9001, 0)]);
  expect(await migrate(db, NOW)).toEqual({ applied: [], newer: ['9001-shoes.sql'] });
});

it('one that is too old is refused at its start, and is told while it runs', async () => {
  const told: string[] = [];
  const heard = (one: string) =>
    new Promise<void>((resolve) => {
      const stop = watchSchema(db, 20, (error) => {
        told.push(`${one} ${error.code}`);
        resolve();
      });
      stops.push(stop);
    });
  const stops: (() => void)[] = [];
  const ended = heard('watch');
  await migrate(db, NOW, [...files, next(9001, 0), next(9002, 9001, 'select 1')]);
  await ended;
  for (const stop of stops) stop();
  expect(told).toEqual(['watch database/schema-newer']);
  await expect(migrate(db, NOW)).rejects.toMatchObject({ code: 'database/schema-newer' });
  // The version in between brings what is needed.
  expect((await migrate(db, NOW, [...files, next(9001, 0)])).newer).toEqual(['9002-shoes.sql']);
});

it('nothing is taken away while an older program is connected', async () => {
  const older = openDatabase({ url: db.url, applicationName: await processName() });
  await older.one(sql`select 1`);
  const newer = [...files, next(9001, 0), next(9002, 9001, 'drop table shoe')];
  await expect(migrate(db, NOW, newer)).rejects.toMatchObject({ code: 'database/older-running' });
  // What only adds was run.
  expect(await db.rows(sql`select 1 from shoe`)).toEqual([]);
  await older.close();
  expect((await migrate(db, NOW, newer)).applied).toEqual(['9002-shoes.sql']);
});

it('a file that was edited after it was run is refused', async () => {
  const [first, ...rest] = files;
  const edited = first ? [{ ...first, checksum: 'other' }, ...rest] : [];
  await expect(migrate(db, NOW, edited)).rejects.toMatchObject({ code: 'database/migration-changed' });
});
