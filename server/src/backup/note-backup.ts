import type { Queryable } from '../kernel/database/database.ts';
import { type Sql, sql } from '../kernel/database/sql.ts';

const KEY = 'backup';
/** What a backup says that somebody has stopped. */
export const STOPPED = 'backup/stopped';

/** The last backup that was finished, and the last that failed after it. Instants are of the machine. */
export interface BackupNote {
  at?: string;
  file?: string;
  bytes?: number;
  failedAt?: string;
  problem?: string;
  /** The one that is written now, with how many of its tables are done; beats, so that one cut off is recognised. */
  /** The beginning of the one that somebody asked to stop. */
  stopOf?: string;
  running?: { startedAt: string; beatAt: string; file: string; done: number; total: number };
}

/** Notes how a backup went; a failure leaves the note of the last good one. */
export async function noteBackup(
  db: Queryable,
  went: { at: Date; file: string } & ({ bytes: number } | { problem: string }),
): Promise<void> {
  const at = went.at.toISOString();
  const note: BackupNote =
    'problem' in went
      ? { failedAt: at, problem: went.problem.slice(0, 500) }
      : { at, file: went.file, bytes: went.bytes };
  const before = 'problem' in went ? sql`setting.value - 'running' || ` : sql``;
  await write(db, note, { before, now: went.at });
}

/**
 * Notes how far a backup is.
 * @returns whether somebody has asked it to stop.
 */
export async function noteRunning(
  db: Queryable,
  running: { startedAt: Date; file: string; done: number; total: number },
  now: Date,
): Promise<boolean> {
  const { startedAt, ...rest } = running;
  const note: BackupNote = {
    running: { ...rest, startedAt: startedAt.toISOString(), beatAt: now.toISOString() },
  };
  await write(db, note, { before: sql`setting.value || `, now });
  return (await readBackupNote(db))?.stopOf === startedAt.toISOString();
}

/**
 * Asks the backup that began then to stop after the piece under way; its file goes.
 * @returns whether it was under way.
 */
export async function stopBackup(db: Queryable, startedAt: string): Promise<boolean> {
  const asked = await db.run(sql`
    update setting set value = value || jsonb_build_object('stopOf', ${startedAt}::text)
    where key = ${KEY} and value #>> '{running,startedAt}' = ${startedAt}`);
  return asked > 0;
}

async function write(
  db: Queryable,
  note: BackupNote,
  { before, now }: { before: Sql; now: Date },
): Promise<void> {
  await db.run(sql`
    insert into setting (key, value, updated_at) values (${KEY}, ${JSON.stringify(note)}::jsonb, ${now})
    on conflict (key) do update set value = ${before}excluded.value, updated_at = excluded.updated_at`);
}

/** Null when there has been none. */
export async function readBackupNote(db: Queryable): Promise<BackupNote | null> {
  const row = await db.one<{ value: BackupNote }>(sql`select value from setting where key = ${KEY}`);
  return row?.value ?? null;
}
