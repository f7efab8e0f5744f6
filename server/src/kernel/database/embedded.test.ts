import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDatabase } from './database.ts';
import { startEmbeddedPostgres } from './embedded.ts';
import { sql } from './sql.ts';

it('comes back however often it is killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'hetang-embedded-'));
  chmodSync(folder, 0o755);
  const restarts: string[] = [];
  const postgres = await startEmbeddedPostgres({
    folder,
    fsync: false,
    onRestart: (reason) => restarts.push(reason),
  });
  const db = openDatabase({ url: postgres.url });
  const answers = async (): Promise<boolean> => {
    try {
      await db.one(sql`select 1`);
      return true;
    } catch {
      return false;
    }
  };
  const back = async (): Promise<void> => {
    for (let i = 0; !(await answers()); i++) {
      if (i > 1000) throw new Error('PostgreSQL did not come back');
      await sleep(50);
    }
  };
  try {
    for (let round = 0; round < 3; round++) {
      await back();
      process.kill(postgres.pid ?? -1, 'SIGKILL');
      while (await answers());
    }
    await back();
    expect(restarts.length).toBeGreaterThanOrEqual(3);
  } finally {
    await db.close();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);
