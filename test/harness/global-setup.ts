import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../server/src/kernel/database/database.ts';
import { startEmbeddedPostgres } from '../../server/src/kernel/database/embedded.ts';
import { migrate } from '../../server/src/kernel/database/migrate.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** One PostgreSQL for the whole run, without fsync; one migrated database that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), 'hetang-test-'));
  chmodSync(folder, 0o755); // as root, PostgreSQL runs as somebody else
  const postgres = await startEmbeddedPostgres({
    folder,
    fsync: false,
    settings: { max_connections: '200' },
  });
  const db = openDatabase({ url: postgres.url });
  await migrate(db, new Date(0));
  await db.close();
  project.provide('postgresUrl', postgres.url);
  return async () => {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
