import { findingsOf, lintPlan } from '@hetang/server/plan/lint';
import { Option } from 'commander';
import { type AddCommand, EXIT } from '../command.ts';
import { printFindings } from '../findings.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';
import { sarifOf } from '../sarif.ts';
import { watchFolder } from '../watch-folder.ts';

/** `hetang lint <folder>`: 0 when the plan can be applied, 1 when it has errors, 2 when it cannot be read at all. */
export const addLint: AddCommand = (program, io, finish) => {
  program
    .command('lint')
    .description(pick(io, '检查方案，不连接服务器', 'check a plan, without a server'))
    .argument('<folder>', pick(io, '方案文件夹', 'folder of the plan'))
    .addOption(
      new Option('--format <format>', pick(io, '输出格式', 'output format'))
        .choices(['text', 'json', 'sarif'])
        .default('text'),
    )
    .option(
      '--watch',
      pick(io, '文件一改就再查一遍，Ctrl+C 结束', 'check again at every change, until Ctrl+C'),
    )
    .addHelpText('after', examples(io))
    .action(async (folder: string, options: Options) => finish(await lintOrWatch(folder, options, io)));
};

interface Options {
  format: string;
  watch?: boolean;
}

async function lintOrWatch(path: string, options: Options, io: Io): Promise<number> {
  if (!options.watch) return lint(path, options.format, io);
  let code: number = EXIT.ok;
  const { folder } = await readPlan(path, io);
  const look = async (): Promise<void> => {
    code = await lint(path, options.format, io);
  };
  await watchFolder(folder, look, io.stop);
  return code;
}

function examples(io: Io): string {
  return pick(
    io,
    '\n示例：\n  hetang lint plans/amazon-ads\n  hetang lint plans/amazon-ads --format sarif --lang en\n  hetang lint plans/amazon-ads --watch',
    '\nExamples:\n  hetang lint plans/amazon-ads\n  hetang lint plans/amazon-ads --format sarif --lang en\n  hetang lint plans/amazon-ads --watch',
  );
}

async function lint(path: string, format: string, io: Io): Promise<number> {
  const { folder, files, issues } = await readPlan(path, io);
  const linted = lintPlan(files);
  const findings = findingsOf({ issues: [...issues, ...linted.issues] }, io.lang);
  const ok = !findings.some((finding) => finding.severity === 'error');
  if (format === 'json') io.out(JSON.stringify({ ok, findings }, null, 2));
  else if (format === 'sarif') io.out(sarifOf(findings, folder, io.lang));
  else printFindings(findings, folder, io);
  return ok ? EXIT.ok : EXIT.refused;
}
