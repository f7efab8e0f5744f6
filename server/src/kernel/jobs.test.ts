import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDatabase } from './database/database.ts';
import { startEmbeddedPostgres } from './database/embedded.ts';
import { addJob, prepareJobs, startJobs } from './jobs.ts';
import { makeLogger } from './telemetry/logger.ts';

it('survive PostgreSQL ending while one of them was being completed, go on with the next, and stop when told', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hetang-jobs-'));
  chmodSync(folder, 0o755);
  const log = makeLogger('silent');
  const postgres = await startEmbeddedPostgres({ folder });
  const db = openDatabase({ url: postgres.url, onConnectionError: () => undefined });
  const ran: string[] = [];
  const tasks = {
    async fatal() {
      ran.push('fatal');
      if (ran.length === 1) process.kill(postgres.pid ?? -1, 'SIGKILL');
    },
    async hello() {
      ran.push('hello');
    },
  };
  await prepareJobs(db, log);
  const jobs = await startJobs(db, { tasks, crontab: '', log });
  const add = (name: string) => db.transaction((tx) => addJob(tx, name, {}, name));
  const addAgain = async (name: string): Promise<void> => {
    for (let i = 0; i < 200; i++) {
      try {
        return await add(name);
      } catch {
        await sleep(100);
      }
    }
  };
  try {
    await add('fatal');
    // The next one is added after the crash, with a server that forgets nothing it has acknowledged.
    await expect.poll(() => ran.includes('fatal'), { timeout: 20_000 }).toBe(true);
    await sleep(300);
    await addAgain('hello');
    await expect.poll(() => ran.includes('hello'), { timeout: 60_000 }).toBe(true);
  } finally {
    await jobs.stop();
    await db.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 90_000);
