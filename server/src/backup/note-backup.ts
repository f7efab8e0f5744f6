import type { Queryable } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/sql.ts';

const KEY = 'backup';

/** The last backup that was finished, and the last that failed after it. Instants are of the machine. */
export interface BackupNote {
  at?: string;
  file?: string;
  bytes?: number;
  failedAt?: string;
  problem?: string;
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
  const before = 'problem' in went ? sql`setting.value || ` : sql``;
  await db.run(sql`
    insert into setting (key, value, updated_at) values (${KEY}, ${JSON.stringify(note)}::jsonb, ${went.at})
    on conflict (key) do update set value = ${before}excluded.value, updated_at = excluded.updated_at`);
}

/** Null when there has been none. */
export async function readBackupNote(db: Queryable): Promise<BackupNote | null> {
  const row = await db.one<{ value: BackupNote }>(sql`select value from setting where key = ${KEY}`);
  return row?.value ?? null;
}
