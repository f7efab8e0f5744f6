import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../kernel/clock.ts';
import type { Database } from '../kernel/database/database.ts';
import { messageOf } from '../kernel/errors.ts';
import { noteBackup } from './note-backup.ts';
import { writeBackup } from './write-backup.ts';

export interface KeepBackupsDeps {
  db: Database;
  /** Of the machine: backups are for people, not for the world of the contacts. */
  machine: Clock;
  version: string;
  folder: string;
  /** How many stay. */
  keep: number;
}

const NAME = /^hetang-\d{8}T\d{6}Z\.tar\.gz(\.part)?$/;

/**
 * Writes a backup into the folder and removes the oldest beyond those that stay; a failure is noted and removes nothing.
 * @returns its file.
 */
export async function keepBackups({ db, machine, version, folder, keep }: KeepBackupsDeps): Promise<string> {
  const now = machine.now();
  const file = join(folder, `hetang-${stamp(now)}.tar.gz`);
  try {
    await mkdir(folder, { recursive: true });
    const { bytes } = await writeBackup(db, { file, now, version });
    await noteBackup(db, { at: now, file, bytes });
  } catch (error) {
    // Where the database is what failed there is nowhere to note it; the job is tried again.
    await noteBackup(db, { at: now, file, problem: messageOf(error) }).catch(() => undefined);
    throw error;
  }
  await removeOld(folder, keep);
  return file;
}

/** Names sort by time; those that were cut off by a crash go first. */
async function removeOld(folder: string, keep: number): Promise<void> {
  const ours = (await readdir(folder)).filter((name) => NAME.test(name)).sort();
  const whole = ours.filter((name) => !name.endsWith('.part'));
  const gone = [...ours.filter((name) => name.endsWith('.part')), ...whole.slice(0, -keep)];
  for (const name of gone) await rm(join(folder, name), { force: true });
}

function stamp(now: Date): string {
  return `${now.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
