import { sendApply, versionNumber } from '../apply-result.ts';
import type { AddCommand } from '../command.ts';
import { pick } from '../io.ts';
import { addServerOptions } from '../server-options.ts';

interface Options {
  dryRun?: boolean;
  replace?: boolean;
  message?: string;
  url?: string;
  key?: string;
}

/** `hetang rollback <version>`: applies an earlier version again, as the next one. */
export const addRollback: AddCommand = (program, io, finish) => {
  const command = program
    .command('rollback')
    .description(pick(io, '把较早的一版重新应用', 'apply an earlier version again'))
    .argument('<version>', pick(io, '版本号，见 hetang history', 'its number; see hetang history'), (text) =>
      versionNumber(text, io),
    )
    .option('--dry-run', pick(io, '只显示差异，不应用', 'show the difference only'))
    .option('--replace', pick(io, '替换正在运行的另一个方案', 'take the place of another plan that runs'))
    .option('-m, --message <text>', pick(io, '为什么改，写进历史', 'why, for the history'));
  addServerOptions(command, io)
    .addHelpText(
      'after',
      `\n${pick(io, '示例：', 'Examples:')}\n  hetang rollback 3 --dry-run\n  hetang rollback 3`,
    )
    .action(async (version: number, options: Options) => {
      const { dryRun = false, replace = false, message = '' } = options;
      const body = { version, dryRun, replace, message };
      finish(await sendApply({ folder: '', path: '/v1/plan/rollback', body }, options, io));
    });
};
