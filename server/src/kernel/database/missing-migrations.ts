import { readdir } from 'node:fs/promises';
import type { Queryable } from './database.ts';
import { sql } from './sql.ts';

const FOLDER = new URL('../../../migrations/', import.meta.url);

/** Migrations that this program brings and the database has not seen, by file name. */
export async function missingMigrations(db: Queryable): Promise<string[]> {
  const files = (await readdir(FOLDER)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
  const applied = await db.rows<{ name: string }>(sql`select name from migration`);
  const done = new Set(applied.map((row) => row.name));
  return files.filter((name) => !done.has(name));
}
