import { readdir } from 'node:fs/promises';
import type { Database } from '../database/database.ts';
import { sql } from '../database/sql.ts';
import type { ReadyCheck } from './health.ts';

const MIGRATIONS = new URL('../../../migrations/', import.meta.url);

/** The database answers. */
export function databaseAnswers(db: Database): ReadyCheck {
  return { name: 'database', run: () => db.one(sql`select 1`) };
}

/** Every migration that this program brings has been applied. */
export function migrationsDone(db: Database): ReadyCheck {
  return {
    name: 'migrations',
    async run() {
      const files = (await readdir(MIGRATIONS)).filter((name) => /^\d{4}-.*\.sql$/.test(name));
      const applied = await db.rows<{ name: string }>(sql`select name from migration`);
      const done = new Set(applied.map((row) => row.name));
      const missing = files.filter((name) => !done.has(name));
      if (missing.length > 0) throw new Error(`not applied: ${missing.join(', ')}`);
    },
  };
}
