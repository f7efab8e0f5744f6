import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { manualClock } from '../kernel/clock.ts';
import { sql } from '../kernel/database/sql.ts';
import { prepareJobs } from '../kernel/jobs.ts';
import { makeLogger } from '../kernel/telemetry/logger.ts';
import { keepBackups } from './keep-backups.ts';
import { readBackupNote } from './note-backup.ts';
import { verifyBackup } from './verify-backup.ts';

const base = mkdtempSync(join(tmpdir(), 'hetang-keep-'));
const folder = join(base, 'made', 'when needed');
const machine = manualClock('2026-03-10T18:41:00Z');
let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
  await prepareJobs(db, makeLogger('silent'));
});
afterAll(async () => {
  await db.drop();
  rmSync(base, { recursive: true });
});
const night = () => keepBackups({ db, machine, version: '0.1.0', folder, keep: 2 });

it('keeps the newest, clears away what a crash left, and leaves the files of others alone', async () => {
  const first = await night();
  expect(await readBackupNote(db)).toMatchObject({ at: '2026-03-10T18:41:00.000Z', file: first });
  writeFileSync(join(folder, 'hetang-20260309T184100Z.tar.gz.part'), '');
  writeFileSync(join(folder, 'notes.txt'), '');
  for (let i = 0; i < 2; i++) {
    machine.advance(86_400_000);
    await night();
  }
  expect(readdirSync(folder).sort()).toEqual([
    'hetang-20260311T184100Z.tar.gz',
    'hetang-20260312T184100Z.tar.gz',
    'notes.txt',
  ]);
  expect((await verifyBackup(join(folder, 'hetang-20260312T184100Z.tar.gz'))).at).toBe(
    '2026-03-12T18:41:00.000Z',
  );
});

it('is stopped while it is written, leaves nothing of its file, and the good one before as the last', async () => {
  await db.run(sql`create function ask_to_stop() returns trigger language plpgsql as $$
    begin
      if new.value ? 'running' then
        new.value = new.value || jsonb_build_object('stopOf', new.value #>> '{running,startedAt}');
      end if;
      return new;
    end $$`);
  await db.run(
    sql`create trigger impatient before insert or update on setting for each row execute function ask_to_stop()`,
  );
  const before = readdirSync(folder);
  const hurried = {
    ...machine,
    now() {
      machine.advance(1_000);
      return machine.now();
    },
  };
  expect(await keepBackups({ db, machine: hurried, version: '0.1.0', folder, keep: 2 })).toBeNull();
  expect(readdirSync(folder)).toEqual(before);
  expect(await readBackupNote(db)).toMatchObject({
    at: '2026-03-12T18:41:00.000Z',
    problem: 'backup/stopped',
  });
  expect(await readBackupNote(db)).not.toHaveProperty('running');
  await db.run(sql`drop function ask_to_stop cascade`);
  machine.set(new Date('2026-03-12T18:41:00Z'));
});

it('notes a failure beside the last good one, and removes nothing', async () => {
  rmSync(base, { recursive: true });
  writeFileSync(base, 'not a folder');
  machine.advance(86_400_000);
  await expect(night()).rejects.toThrow();
  expect(await readBackupNote(db)).toMatchObject({
    at: '2026-03-12T18:41:00.000Z',
    failedAt: '2026-03-13T18:41:00.000Z',
    problem: expect.stringContaining('ENOTDIR'),
  });
});
