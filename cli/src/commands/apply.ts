import { findingsOf } from '@hetang/server/plan/lint';
import { refused, sendApply, versionNumber } from '../apply-result.ts';
import type { AddCommand } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';
import { addServerOptions } from '../server-options.ts';

interface Options {
  dryRun?: boolean;
  replace?: boolean;
  expectVersion?: number;
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
      '--expect-version <n>',
      pick(io, '服务器不是这一版就不应用', 'refuse unless the server is at this version'),
      (text) => versionNumber(text, io),
    );
  addServerOptions(command, io)
    .addHelpText(
      'after',
      `\n${pick(io, '示例：', 'Examples:')}\n  hetang apply plans/amazon-ads --dry-run\n  hetang apply plans/amazon-ads --key $HETANG_KEY`,
    )
    .action(async (folder: string, options: Options) => finish(await apply(folder, options, io)));
};

async function apply(path: string, options: Options, io: Io): Promise<number> {
  const { folder, files, issues } = await readPlan(path, io);
  if (issues.length > 0) return refused(findingsOf({ issues }, io.lang), folder, io);
  const body = {
    files,
    dryRun: options.dryRun ?? false,
    replace: options.replace ?? false,
    ...(options.expectVersion !== undefined && { expectVersion: options.expectVersion }),
  };
  return sendApply({ folder, body, path: '/v1/plan/apply' }, options, io);
}
