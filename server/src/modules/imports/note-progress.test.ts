import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../../test/harness/database.ts';
import { manualClock } from '../../kernel/clock.ts';
import { sql } from '../../kernel/database/sql.ts';
import { askImportToStop } from './ask-to-stop.ts';
import { noteProgress } from './note-progress.ts';

const clock = manualClock('2026-03-01T00:00:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await db.run(sql`
    insert into import_run (kind, file_name, mapping_name, mapping, dry_run, give_back_skipped, state, created_by, created_at)
    values ('orders', 'f.csv', 'm', '{}', false, false, 'running', '林', ${clock.now()})`);
});
afterAll(() => db.drop());

it('is noted for those who look on, and hears from them that it should stop', async () => {
  const told: number[] = [];
  const listener = {
    heading: async () => undefined,
    progress: async ({ rows }: { rows: number }) => void told.push(rows),
    unused: async () => undefined,
  };
  const sender = new AbortController();
  const noted = noteProgress({ db, clock }, { runId: 1, listener, signal: sender.signal }, 5);
  await noted.listener.progress({ phase: 'reading', rows: 70, bytes: 9, written: 0, total: null });
  expect(told).toEqual([70]);
  await expect
    .poll(() => db.one(sql`select progress ->> 'rows' as rows from import_progress`))
    .toEqual({ rows: '70' });
  expect(noted.signal.aborted).toBe(false);
  expect(await askImportToStop({ db, clock }, 1)).toBe(true);
  await expect.poll(() => noted.signal.aborted).toBe(true);
  await noted.end();
  const after = await db.one(sql`delete from import_progress returning beat_at`);
  expect(after).toEqual({ beat_at: clock.now() });
  await sleep(20);
  expect(await db.one(sql`select count(*)::int as n from import_progress`), 'the end is the end').toEqual({
    n: 0,
  });
  await db.run(sql`update import_run set state = 'done'`);
  expect(await askImportToStop({ db, clock }, 1)).toBe(false);
});
