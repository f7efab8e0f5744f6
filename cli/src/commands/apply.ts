import {
  type Finding,
  type PlanApplyResult,
  planApplyResultSchema,
  planRefusedSchema,
} from '@hetang/contract/http/plan';
import { findingsOf } from '@hetang/server/plan/lint';
import { InvalidArgumentError } from 'commander';
import { callServer, printProblem } from '../call-server.ts';
import { printChanges } from '../changes.ts';
import { type AddCommand, EXIT } from '../command.ts';
import { printFindings } from '../findings.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';
import { addServerOptions, serverOptions } from '../server-options.ts';

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
  const request = { method: 'POST', path: '/v1/plan/apply', body } as const;
  const answer = await callServer(io, serverOptions(options, io), request, planApplyResultSchema);
  if (answer.ok) return report(answer.body, folder, options, io);
  const lint = planRefusedSchema.safeParse(answer.problem);
  if (lint.success) return refused(lint.data.findings, folder, io);
  printProblem(answer.problem, io);
  return EXIT.refused;
}

function versionNumber(text: string, io: Io): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(pick(io, '要写一个整数', 'This should be a whole number'));
}

function refused(findings: readonly Finding[], folder: string, io: Io): number {
  printFindings(findings, folder, io);
  return EXIT.refused;
}

function report(result: PlanApplyResult, folder: string, options: Options, io: Io): number {
  if (result.findings.length > 0) printFindings(result.findings, folder, io);
  printChanges(result.changes, io);
  io.out(lastLine(result, options, io));
  return EXIT.ok;
}

function lastLine(result: PlanApplyResult, options: Options, io: Io): string {
  const { plan, version, changes } = result;
  if (changes.length === 0)
    return pick(io, `没有变化，仍是第 ${version} 版`, `Nothing changed; still version ${version}`);
  if (options.dryRun)
    return pick(io, `共 ${changes.length} 处变化，未应用`, `${changes.length} changes, not applied`);
  return pick(
    io,
    `已应用方案 ${plan} 第 ${version} 版，共 ${changes.length} 处变化`,
    `Applied ${plan} version ${version}: ${changes.length} changes`,
  );
}
