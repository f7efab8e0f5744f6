import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Clock } from '../kernel/clock.ts';
import type { Database } from '../kernel/database/database.ts';
import { messageOf } from '../kernel/errors.ts';
import { noteBackup, noteRunning, STOPPED } from './note-backup.ts';
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

const NOTE_MS = 1_000;
const NAME = /^hetang-\d{8}T\d{6}Z\.tar\.gz(\.part)?$/;

/**
 * Writes a backup into the folder and removes the oldest beyond those that stay; a failure is noted and removes nothing.
 * @returns its file; null when somebody has stopped it.
 */
export async function keepBackups({
  db,
  machine,
  version,
  folder,
  keep,
}: KeepBackupsDeps): Promise<string | null> {
  const now = machine.now();
  const file = join(folder, `hetang-${stamp(now)}.tar.gz`);
  try {
    await mkdir(folder, { recursive: true });
    const onProgress = noteProgress({ db, machine, file });
    const { bytes } = await writeBackup(db, { file, now, version, onProgress });
    await noteBackup(db, { at: now, file, bytes });
  } catch (error) {
    if (error instanceof BackupStopped) {
      await noteBackup(db, { at: now, file, problem: STOPPED });
      return null;
    }
    // Where the database is what failed there is nowhere to note it; the job is tried again.
    await noteBackup(db, { at: now, file, problem: messageOf(error) }).catch(() => undefined);
    throw error;
  }
  await removeOld(folder, keep);
  return file;
}

class BackupStopped extends Error {}

/**
 * Notes how far a backup is, at most once a second.
 * @throws BackupStopped when somebody has asked for that; nothing of the file stays.
 */
function noteProgress({ db, machine, file }: Pick<KeepBackupsDeps, 'db' | 'machine'> & { file: string }) {
  const startedAt = machine.now();
  let last = startedAt.getTime();
  return async (done: number, total: number): Promise<void> => {
    const now = machine.now();
    if (now.getTime() - last < NOTE_MS) return;
    last = now.getTime();
    // It is only looked at: where it cannot be noted the backup goes on.
    const stopped = await noteRunning(db, { startedAt, file, done, total }, now).catch(() => false);
    if (stopped) throw new BackupStopped();
  };
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
