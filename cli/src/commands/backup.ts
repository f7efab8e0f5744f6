import { resolve } from 'node:path';
import { noteBackup } from '@hetang/server/backup/note-backup';
import { besideServer } from '@hetang/server/backup/tool-database';
import { writeBackup } from '@hetang/server/backup/write-backup';
import { makeConfig } from '@hetang/server/config/config';
import { readEnv } from '@hetang/server/config/env';
import { systemClock } from '@hetang/server/kernel/clock';
import { VERSION } from '@hetang/server/version';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { sayRefused } from '../say-refused.ts';

/** `hetang backup <file>`: everything that PostgreSQL holds as one file, while the server goes on. */
export const addBackup: AddCommand = (program, io, finish) => {
  program
    .command('backup')
    .description(
      pick(
        io,
        '把数据库完整备份到一个文件；服务器可以照常运行',
        'write everything the database holds into one file; the server may go on',
      ),
    )
    .argument('<file>', pick(io, '写到哪个文件（.tar.gz）', 'file to write (.tar.gz)'))
    .addHelpText('after', usage(io))
    .action(async (file: string) => finish(await sayRefused(io, () => backup(resolve(file), io))));
};

function usage(io: Io): string {
  return pick(
    io,
    '\n数据库由 DATABASE_URL 或 HETANG_DATA 决定，与 hetang serve 相同。\n示例：\n  hetang backup 荷塘.tar.gz',
    '\nThe database is that of DATABASE_URL or HETANG_DATA, as for hetang serve.\nExample:\n  hetang backup hetang.tar.gz',
  );
}

async function backup(file: string, io: Io): Promise<number> {
  const options = { file, now: systemClock.now(), version: VERSION };
  const done = await besideServer(makeConfig(readEnv()), async (db) => {
    const written = await writeBackup(db, options);
    await noteBackup(db, { at: options.now, ...written });
    return written;
  });
  const megabytes = (done.bytes / 1e6).toFixed(1);
  io.out(
    pick(
      io,
      `已写出 ${done.file}：${done.tables} 张表，${done.rows} 行，${megabytes} MB`,
      `Wrote ${done.file}: ${done.tables} tables, ${done.rows} rows, ${megabytes} MB`,
    ),
  );
  return EXIT.ok;
}
