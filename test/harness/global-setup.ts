import { rmSync } from 'node:fs';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../../server/src/kernel/database/database.ts';
import { startEmbeddedPostgres } from '../../server/src/kernel/database/embedded.ts';
import { migrate } from '../../server/src/kernel/database/migrate.ts';
import { quickFolder } from './quick-folder.ts';

declare module 'vitest' {
  interface ProvidedContext {
    postgresUrl: string;
  }
}

/** A PostgreSQL, and how many projects of the run still need it. */
interface Shared {
  server: Promise<{ url: string; stop: () => Promise<void> }>;
  users: number;
}

// Every project of `vitest.config.ts` loads this file anew, in the same process.
const run = globalThis as { hetangTestPostgres?: Shared };

/** One PostgreSQL for the whole run, without fsync; one migrated database that every test file clones. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  run.hetangTestPostgres ??= { server: start(), users: 0 };
  const shared = run.hetangTestPostgres;
  shared.users += 1;
  const { url, stop } = await shared.server;
  project.provide('postgresUrl', url);
  return async () => {
    shared.users -= 1;
    if (shared.users > 0) return;
    delete run.hetangTestPostgres; // a run that watches begins anew
    await stop();
  };
}

async function start(): Shared['server'] {
  const folder = quickFolder('test');
  const postgres = await startEmbeddedPostgres({
    folder,
    fsync: false,
    settings: { max_connections: '200', max_wal_size: '256MB' },
  });
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  // A run that is broken off leaves nothing in memory either; PostgreSQL ends when its folder is gone.
  process.once('exit', remove);
  const db = openDatabase({ url: postgres.url });
  await migrate(db, new Date(0));
  await db.close();
  return {
    url: postgres.url,
    async stop() {
      await postgres.stop();
      process.off('exit', remove);
      remove();
    },
  };
}
