import { resolve } from 'node:path';
import { restoreBackup } from '@hetang/server/backup/restore-backup';
import { alone } from '@hetang/server/backup/tool-database';
import { makeConfig } from '@hetang/server/config/config';
import { readEnv } from '@hetang/server/config/env';
import { systemClock } from '@hetang/server/kernel/clock';
import { makeLogger } from '@hetang/server/kernel/telemetry/logger';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { sayRefused } from '../say-refused.ts';

interface Options {
  replace: boolean;
}

/** `hetang restore <file>`: puts a backup into an empty database, all of it or nothing. */
export const addRestore: AddCommand = (program, io, finish) => {
  program
    .command('restore')
    .description(
      pick(
        io,
        '把备份恢复到空的数据库；先检查文件，要么全部恢复，要么不动',
        'put a backup into an empty database; the file is checked first, then all of it or nothing',
      ),
    )
    .argument('<file>', pick(io, 'hetang backup 写出的文件', 'file that hetang backup has written'))
    .option(
      '--replace',
      pick(
        io,
        '数据库不空也恢复：现有的一切都会丢失',
        'also where the database is not empty: all that it holds is lost',
      ),
      false,
    )
    .addHelpText('after', usage(io))
    .action(async (file: string, options: Options) =>
      finish(await sayRefused(io, () => restore(resolve(file), options, io))),
    );
};

function usage(io: Io): string {
  return pick(
    io,
    '\n先停掉服务器。恢复后的第一次启动会补上新的表结构；分析库从事件日志重新生成。',
    '\nStop the server first. The analytics store is filled anew from the log at the next start.',
  );
}

async function restore(file: string, { replace }: Options, io: Io): Promise<number> {
  const config = makeConfig(readEnv());
  const options = { file, replace, now: systemClock.now(), log: makeLogger('error') };
  const done = await alone(config, (db) => restoreBackup(db, options));
  io.out(
    pick(
      io,
      `已恢复 ${done.at} 的备份：${done.tables} 张表，${done.rows} 行`,
      `Restored the backup of ${done.at}: ${done.tables} tables, ${done.rows} rows`,
    ),
  );
  if (done.migrated > 0)
    io.out(
      pick(io, `随后执行了 ${done.migrated} 个新迁移`, `${done.migrated} newer migrations applied on top`),
    );
  io.out(pick(io, '现在可以启动服务器', 'The server can be started now'));
  return EXIT.ok;
}
