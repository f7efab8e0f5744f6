import { type BackupNote, readBackupNote, STOPPED } from '../../../backup/note-backup.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import { type Check, found, good } from './check.ts';

export interface BackupFacts {
  /** Null when there has been none. */
  note: BackupNote | null;
  now: Date;
}

export interface BackupCheckDeps {
  db: Queryable;
  machine: Clock;
  /** Whether Hetang makes them by itself, and whose the database is. */
  backup: { byItself: boolean; embedded: boolean };
  realPlatform: boolean;
}

const HOUR = 3_600_000;
const OLD_HOURS = 49;
const TOO_OLD_HOURS = 24 * 8;

const HINT = {
  zh: '设置 HETANG_BACKUP_DIR 让荷塘每晚备份，或定时运行 hetang backup；看 docs/operate.md',
  en: 'Set HETANG_BACKUP_DIR for one every night, or run hetang backup by a timer; see docs/operate.md',
};

/** How old the last backup is. Where somebody else looks after the database and no backup was made here, nothing is said. */
export const backups: Check<BackupCheckDeps, BackupFacts> = {
  id: 'backups',
  title: { zh: '备份', en: 'Backups' },
  async measure({ db, machine, backup, realPlatform }) {
    const note = await readBackupNote(db);
    const concerns = note !== null || backup.byItself || (backup.embedded && realPlatform);
    return concerns ? { note, now: machine.now() } : null;
  },
  judge({ note, now }) {
    if (note?.problem && note.problem !== STOPPED)
      return found(
        'bad',
        { zh: `最近一次没有成功：${note.problem}`, en: `the last one failed: ${note.problem}` },
        { zh: '按提示处理后运行 hetang backup', en: 'Mend that, then run hetang backup' },
      );
    if (!note?.at) return found('warning', { zh: '还没有备份', en: 'there is none yet' }, HINT);
    const hours = Math.max(0, (now.getTime() - new Date(note.at).getTime()) / HOUR);
    const megabytes = ((note.bytes ?? 0) / 1e6).toFixed(1);
    const zh = `${Math.round(hours)} 小时前，${megabytes} MB，${note.file}`;
    const en = `${Math.round(hours)} h ago, ${megabytes} MB, ${note.file}`;
    if (hours < OLD_HOURS) return good(zh, en);
    return found(hours < TOO_OLD_HOURS ? 'warning' : 'bad', { zh, en }, HINT);
  },
};
