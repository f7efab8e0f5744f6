import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { HetangError } from '../errors.ts';
import type { Database, Queryable } from './database.ts';
import { withLock } from './lock.ts';
import { raw, sql } from './sql.ts';

const FOLDER = fileURLToPath(new URL('../../../migrations/', import.meta.url));
/** Any fixed number: who holds it changes the schema, the others wait. */
export const SCHEMA_LOCK = 7_245_001;

/** One file of `migrations/`. */
export interface Migration {
  number: number;
  name: string;
  checksum: string;
  text: string;
}

/**
 * Brings the schema up to date: plain numbered SQL files, each in its own transaction, one process at a time.
 * @returns names of the files that were run.
 * @throws HetangError `database/migration-changed` when an applied file was edited since,
 *   `database/schema-newer` when the database was migrated by a newer Hetang.
 */
export async function migrate(db: Database, now: Date): Promise<string[]> {
  const files = await readMigrations();
  return withLock(db, SCHEMA_LOCK, async () => {
    await db.run(migrationTable);
    const rows = await db.rows<{ number: number; name: string; checksum: string }>(
      sql`select number, name, checksum from migration order by number`,
    );
    refuseStrangers(files, rows);
    const done = new Set(rows.map((row) => row.number));
    const missing = files.filter((file) => !done.has(file.number));
    for (const file of missing) await db.transaction((tx) => applyMigration(tx, file, now));
    return missing.map((file) => file.name);
  });
}

/** What has been applied. */
export const migrationTable = sql`
  create table if not exists migration (number int primary key, name text not null, checksum text not null,
                                        applied_at timestamptz not null)`;

/** Runs one file and notes that. */
export async function applyMigration(tx: Queryable, file: Migration, now: Date): Promise<void> {
  await tx.run(sql`insert into migration values (${file.number}, ${file.name}, ${file.checksum}, ${now})`);
  await tx.run(raw(file.text));
}

/** Every applied migration must be one that this program brings, to the letter. */
export function refuseStrangers(
  files: readonly Migration[],
  applied: readonly { number: number; name: string; checksum: string }[],
): void {
  for (const row of applied) {
    const file = files.find((candidate) => candidate.number === row.number);
    if (!file) throw new HetangError('database/schema-newer', { migration: row.name });
    if (file.checksum !== row.checksum)
      throw new HetangError('database/migration-changed', { migration: row.name });
  }
}

/** Every migration that this program brings, in order. */
export async function readMigrations(): Promise<Migration[]> {
  const names = (await readdir(FOLDER)).filter((name) => /^\d{4}-.*\.sql$/.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(`${FOLDER}${name}`, 'utf8');
      return {
        number: Number(name.slice(0, 4)),
        name,
        checksum: createHash('sha256').update(text.replaceAll('\r\n', '\n')).digest('hex'),
        text,
      };
    }),
  );
}
