import { findingsOf, lintPlan } from '@hetang/server/plan/lint';
import { refused, sendApply, versionNumber } from '../apply-result.ts';
import { printProblem } from '../call-server.ts';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';
import { sendMedia } from '../send-media.ts';
import { addServerOptions, serverOptions } from '../server-options.ts';

interface Options {
  dryRun?: boolean;
  replace?: boolean;
  base?: number;
  message?: string;
  url?: string;
  key?: string;
}

/** `hetang apply <folder>`: shows the difference and applies it on the running server. */
export const addApply: AddCommand = (program, io, finish) => {
  const command = program
    .command('apply')
    .description(pick(io, '把方案应用到运行中的服务器', 'apply a plan to the running server'))
    .argument('<folder>', pick(io, '方案文件夹', 'folder of the plan'))
    .option('--dry-run', pick(io, '只显示差异，不应用', 'show the difference only'))
    .option('--replace', pick(io, '替换正在运行的另一个方案', 'take the place of another plan that runs'))
    .option(
      '--base <version>',
      pick(
        io,
        '差异是对这一版看的；之后有人应用过就不应用，并说明改了什么',
        'the version that the difference was looked at on; refuse when somebody applied since, and say what',
      ),
      (text) => versionNumber(text, io),
    )
    .option('-m, --message <text>', pick(io, '为什么改，写进历史', 'why, for the history'));
  addServerOptions(command, io)
    .addHelpText(
      'after',
      `\n${pick(io, '示例：', 'Examples:')}\n  hetang apply plans/amazon-ads --dry-run\n  hetang apply plans/amazon-ads --base 3 -m "${pick(io, '618 提前', 'earlier start')}"`,
    )
    .action(async (folder: string, options: Options) => finish(await apply(folder, options, io)));
};

async function apply(path: string, options: Options, io: Io): Promise<number> {
  const plan = await readPlan(path, io);
  const { folder, files, issues } = plan;
  if (issues.length > 0) return refused(findingsOf({ issues }, io.lang), folder, io);
  // What lint refuses is refused before megabytes are sent for it.
  if (!options.dryRun && lintPlan(files).ok) {
    const problem = await sendMedia(plan, serverOptions(options, io), io);
    if (problem) {
      printProblem(problem.problem, io);
      return EXIT.refused;
    }
  }
  const body = {
    files,
    dryRun: options.dryRun ?? false,
    replace: options.replace ?? false,
    message: options.message ?? '',
    ...(options.base !== undefined && { expectVersion: options.base }),
  };
  return sendApply({ folder, body, path: '/v1/plan/apply' }, options, io);
}
