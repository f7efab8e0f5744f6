import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { manualClock } from '../kernel/clock.ts';
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
