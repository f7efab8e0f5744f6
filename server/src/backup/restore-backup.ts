import { type CopyTx, copyTransaction } from '../kernel/database/copy-transaction.ts';
import type { Database } from '../kernel/database/database.ts';
import { withLock } from '../kernel/database/lock.ts';
import {
  applyMigration,
  type Migration,
  migrationTable,
  readMigrations,
  refuseStrangers,
  SCHEMA_LOCK,
} from '../kernel/database/migrate.ts';
import { raw, sql } from '../kernel/database/sql.ts';
import { HetangError } from '../kernel/errors.ts';
import { prepareJobs } from '../kernel/jobs.ts';
import type { Logger } from '../kernel/telemetry/logger.ts';
import { refuseCompany, whatIsThere } from './look-before.ts';
import { type DumpedTable, JOBS, type Manifest } from './manifest.ts';
import { readArchive } from './read-archive.ts';
import { verifyBackup } from './verify-backup.ts';
import { columnList } from './write-backup.ts';

export interface RestoreOptions {
  file: string;
  now: Date;
  log: Logger;
  /** Whether what the database holds may be given up. */
  replace: boolean;
}

export interface RestoreDone {
  /** When the backup was made. */
  at: string;
  rows: number;
  tables: number;
  /** Migrations that the backup had not seen and that were applied on top. */
  migrated: number;
}

/**
 * Puts a backup into the database: all of it or nothing. The file is checked before anything is touched; the schema is
 * made as it was then, filled, and brought up to date, in one transaction. The analytics store is filled anew from the
 * log when the server starts.
 * @throws HetangError `backup/damaged`, `backup/server-running`, `backup/not-empty`, `backup/foreign-tables`,
 *   `database/schema-newer`.
 */
export async function restoreBackup(db: Database, options: RestoreOptions): Promise<RestoreDone> {
  const { file, now, log, replace } = options;
  const manifest = await verifyBackup(file);
  const files = await readMigrations();
  refuseStrangers(files, manifest.migrations);
  return withLock(db, SCHEMA_LOCK, async () => {
    await refuseCompany(db);
    const there = await whatIsThere(db);
    if (there && !replace) throw new HetangError('backup/not-empty', { ...there });
    await prepareJobs(db, log);
    const migrated = await copyTransaction(db, '', async (tx) => {
      await clear(tx);
      await buildSchema(tx, manifest, files);
      await fill(tx, file, manifest);
      await setSequences(tx, manifest);
      await forgetCopy(tx);
      return bringUpToDate(tx, { manifest, files, now });
    });
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    return { at: manifest.at, rows, tables: manifest.tables.length, migrated };
  });
}

async function clear(tx: CopyTx): Promise<void> {
  const names = await tx.rows<{ kind: string; name: string }>(sql`
    select case relkind when 'S' then 'sequence' else 'table' end as kind, relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'S') order by relkind = 'S', relname`);
  for (const { kind, name } of names) await tx.run(raw(`drop ${kind} if exists public."${name}" cascade`));
  await tx.run(sql`delete from graphile_worker._private_jobs`);
}

/** As it was when the backup was made. */
async function buildSchema(tx: CopyTx, manifest: Manifest, files: readonly Migration[]): Promise<void> {
  const then = new Set(manifest.migrations.map(({ number }) => number));
  await tx.run(migrationTable);
  for (const file of files) if (then.has(file.number)) await tx.run(raw(file.text));
  const names = storedTables(manifest).map(({ name }) => `public."${name}"`);
  await tx.run(raw(`truncate ${names.join(', ')}`)); // some migrations bring rows
}

function storedTables(manifest: Manifest): DumpedTable[] {
  return manifest.tables.filter(({ name }) => name !== JOBS);
}

/** Pieces come in the order of the tables, so each table takes its own from the front. */
async function fill(tx: CopyTx, file: string, manifest: Manifest): Promise<void> {
  const archive = readArchive(file);
  await archive.next();
  for (const table of storedTables(manifest))
    await tx.copyIn(
      `copy public."${table.name}" (${columnList(table.columns)}) from stdin`,
      piecesOf(archive, table),
    );
  const jobs = manifest.tables.find(({ name }) => name === JOBS);
  if (jobs) await addJobs(tx, piecesOf(archive, jobs));
  await archive.return(undefined);
}

async function* piecesOf(
  archive: ReturnType<typeof readArchive>,
  { pieces }: DumpedTable,
): AsyncGenerator<Buffer> {
  for (const { file } of pieces) {
    const { value } = await archive.next();
    if (value?.name !== file) throw new Error(`${file} is not where it was: the file was changed meanwhile`);
    yield value.data;
  }
}

/** Through the door of the queue: its tables belong to its version. */
async function addJobs(tx: CopyTx, data: AsyncIterable<Buffer>): Promise<void> {
  await tx.run(sql`
    create temporary table job_again (name text, payload json, run_at timestamptz, max_attempts int, job_key text,
      priority int) on commit drop`);
  await tx.copyIn('copy job_again from stdin', data);
  await tx.run(sql`
    select graphile_worker.add_job(name, payload, run_at => run_at, max_attempts => max_attempts,
      job_key => job_key, priority => priority) from job_again`);
}

async function setSequences(tx: CopyTx, { sequences }: Manifest): Promise<void> {
  const used = sequences.filter(({ last }) => last !== null);
  await tx.run(sql`
    select setval(format('public.%I', name)::regclass, last)
    from unnest(${used.map(({ name }) => name)}::text[], ${used.map(({ last }) => last)}::bigint[]) as s (name, last)`);
}

/** The copy for analytics is not part of a backup: it is made anew from the log. */
async function forgetCopy(tx: CopyTx): Promise<void> {
  await tx.run(sql`update log_cursor set position = 0 where consumer = 'sink'`);
  await tx.run(sql`delete from sink_block`);
  await tx.run(sql`delete from event_failure where consumer = 'sink'`);
}

async function bringUpToDate(
  tx: CopyTx,
  { manifest, files, now }: { manifest: Manifest; files: readonly Migration[]; now: Date },
): Promise<number> {
  const then = new Set(manifest.migrations.map(({ number }) => number));
  const later = files.filter(({ number }) => !then.has(number));
  for (const migration of later) await applyMigration(tx, migration, now);
  return later.length;
}
