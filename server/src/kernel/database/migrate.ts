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
  /** Programs that do not bring the migration of this number cannot go on after this one; 0: all can. */
  needs: number;
}

/** A migration as the database remembers it. */
export type AppliedMigration = Pick<Migration, 'number' | 'name' | 'checksum' | 'needs'>;

interface Migrated {
  /** Names of the files that were run. */
  applied: string[];
  /** Names of those that a newer Hetang has run and that leave this one what it reads. */
  newer: string[];
}

/**
 * Brings the schema up to date: plain numbered SQL files, each in its own transaction, one process at a time. A database that a
 * newer Hetang has brought further is taken as it is, unless what this program reads is gone.
 * @param given the files; those of this program unless given.
 * @throws HetangError `database/migration-changed` when an applied file was edited since,
 *   `database/schema-newer` when this program is too old for the database,
 *   `database/older-running` when a file would take from other processes what they read.
 */
export async function migrate(db: Database, now: Date, given?: readonly Migration[]): Promise<Migrated> {
  const files = given ?? (await readMigrations());
  return withLock(db, SCHEMA_LOCK, async () => {
    await db.run(migrationTable);
    const rows = await readApplied(db);
    refuseEdited(files, rows);
    refuseIfTooOld(files, rows);
    const done = new Set(rows.map((row) => row.number));
    const missing = files.filter((file) => !done.has(file.number));
    for (const file of missing) {
      await refuseOlderCompany(db, file);
      await db.transaction((tx) => applyMigration(tx, file, now));
    }
    return {
      applied: missing.map((file) => file.name),
      newer: strangers(files, rows).map((row) => row.name),
    };
  });
}

/** What a process calls itself on its connections, so that others see how old it is. */
export async function processName(): Promise<string> {
  return `hetang ${(await readMigrations()).at(-1)?.number ?? 0}`;
}

/**
 * Looks from time to time whether a newer Hetang has taken away what this process reads, and says so once. What it cannot
 * find out now it asks again later.
 */
export function watchSchema(
  db: Queryable,
  everyMs: number,
  onTooOld: (error: HetangError) => void,
): () => void {
  const files = readMigrations();
  const look = async (): Promise<void> => {
    try {
      refuseIfTooOld(await files, await readApplied(db));
    } catch (error) {
      if (!(error instanceof HetangError)) return;
      clearInterval(timer);
      onTooOld(error);
    }
  };
  const timer = setInterval(() => void look(), everyMs);
  return () => clearInterval(timer);
}

/** The column is younger than the table. */
function readApplied(db: Queryable): Promise<AppliedMigration[]> {
  return db.rows(sql`
    select number, name, checksum, coalesce((to_jsonb(m) ->> 'needs')::int, 0) as needs from migration m order by number`);
}

/** What has been applied. */
export const migrationTable = sql`
  create table if not exists migration (number int primary key, name text not null, checksum text not null,
                                        applied_at timestamptz not null)`;

/** Runs one file and notes that. */
export async function applyMigration(tx: Queryable, file: Migration, now: Date): Promise<void> {
  await tx.run(sql`insert into migration values (${file.number}, ${file.name}, ${file.checksum}, ${now})`);
  await tx.run(raw(file.text));
  if (file.needs > 0)
    await tx.run(sql`update migration set needs = ${file.needs} where number = ${file.number}`);
}

/** Every applied migration must be one that this program brings, to the letter: a backup is put back by its own or a newer one. */
export function refuseStrangers(
  files: readonly Migration[],
  applied: readonly Omit<AppliedMigration, 'needs'>[],
): void {
  refuseEdited(files, applied);
  const [stranger] = strangers(files, applied);
  if (stranger) throw new HetangError('database/schema-newer', { migration: stranger.name });
}

function refuseEdited(
  files: readonly Migration[],
  applied: readonly Omit<AppliedMigration, 'needs'>[],
): void {
  for (const row of applied) {
    const file = files.find((candidate) => candidate.number === row.number);
    if (file && file.checksum !== row.checksum)
      throw new HetangError('database/migration-changed', { migration: row.name });
  }
}

function refuseIfTooOld(files: readonly Migration[], applied: readonly AppliedMigration[]): void {
  const brought = new Set([0, ...files.map((file) => file.number)]);
  const beyond = strangers(files, applied).find((row) => !brought.has(row.needs));
  if (beyond) throw new HetangError('database/schema-newer', { migration: beyond.name });
}

function strangers<T extends { number: number }>(files: readonly Migration[], applied: readonly T[]): T[] {
  const brought = new Set(files.map((file) => file.number));
  return applied.filter((row) => !brought.has(row.number));
}

/** What older processes read is taken away only when none is left; they show how old they are by `processName`. */
async function refuseOlderCompany(db: Queryable, file: Migration): Promise<void> {
  if (file.needs === 0) return;
  const older = await db.one<{ n: number }>(sql`
    select count(distinct coalesce(client_addr::text, '') || application_name)::int as n from pg_stat_activity
    where datname = current_database() and application_name ~ '^hetang [0-9]+$'
      and substr(application_name, 8)::int < ${file.needs}`);
  if (older && older.n > 0) throw new HetangError('database/older-running', { migration: file.name });
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
        needs: Number(/^-- contract: (\d{4})\b/m.exec(text)?.[1] ?? 0),
      };
    }),
  );
}
