import type { Database } from '../database/database.ts';
import { missingMigrations } from '../database/missing-migrations.ts';
import { sql } from '../database/sql.ts';
import type { ReadyCheck } from './health.ts';

/** The database answers. */
export function databaseAnswers(db: Database): ReadyCheck {
  return { name: 'database', run: () => db.one(sql`select 1`) };
}

/** Every migration that this program brings has been applied. */
export function migrationsDone(db: Database): ReadyCheck {
  return {
    name: 'migrations',
    async run() {
      const missing = await missingMigrations(db);
      if (missing.length > 0) throw new Error(`not applied: ${missing.join(', ')}`);
    },
  };
}
