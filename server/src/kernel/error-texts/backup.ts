import type { ErrorText } from './error-text.ts';

/** Backups and what is put back from them. */
export const backupTexts = {
  'backup/damaged': {
    status: 422,
    zh: [
      '备份 {file} 已损坏，位置 {position}（解包后的字节数）：{problem}',
      '换一份完好的备份；数据库没有改动',
    ],
    en: [
      'The backup {file} is damaged at byte {position} (unpacked): {problem}',
      'Take another one; the database was not touched',
    ],
  },
  'backup/unreadable': {
    status: 422,
    zh: ['备份 {file} 读不出来：{problem}', '检查路径和读取权限'],
    en: ['The backup {file} cannot be read: {problem}', 'Check the path and the right to read it'],
  },
  'backup/unwritable': {
    status: 500,
    zh: ['备份写不到 {file}：{problem}', '检查目录、写入权限和磁盘剩余空间'],
    en: [
      'The backup cannot be written to {file}: {problem}',
      'Check the folder, the right to write there and the room on the disk',
    ],
  },
  'backup/not-one': {
    status: 422,
    zh: ['{file} 不是荷塘的备份', '选择 hetang backup 写出的 .tar.gz 文件'],
    en: ['{file} is not a backup of Hetang', 'Choose a .tar.gz file that hetang backup has written'],
  },
  'backup/newer-format': {
    status: 422,
    zh: ['{file} 由更新的荷塘写出（格式 {format}）', '先升级荷塘，再恢复'],
    en: ['{file} was written by a newer Hetang (format {format})', 'Upgrade Hetang, then restore'],
  },
  'backup/not-empty': {
    status: 409,
    zh: [
      '数据库里已有 {contacts} 位客户、{events} 个事件',
      '恢复到一个空的数据库；或加 --replace，现有的一切会被备份的内容取代，不能撤回',
    ],
    en: [
      'The database holds {contacts} contacts and {events} events',
      'Restore into an empty database; or add --replace: all that is there gives way to the backup, for good',
    ],
  },
  'backup/foreign-tables': {
    status: 409,
    zh: ['数据库里有不属于荷塘的表：{tables}', '为荷塘单独建一个数据库，再恢复'],
    en: [
      'The database has tables that are not Hetang’s: {tables}',
      'Make a database for Hetang alone, then restore into it',
    ],
  },
  'backup/server-running': {
    status: 409,
    zh: ['有荷塘进程正在使用这个数据库', '停掉所有荷塘进程，再恢复'],
    en: ['A Hetang is at work on this database', 'Stop every Hetang process, then restore'],
  },
  'backup/nothing-there': {
    status: 404,
    zh: ['{place} 里没有荷塘的数据', '检查 HETANG_DATA 或 DATABASE_URL'],
    en: ['There is no data of Hetang in {place}', 'Check HETANG_DATA or DATABASE_URL'],
  },
} as const satisfies Record<string, ErrorText>;
