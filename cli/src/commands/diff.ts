import { planDiffResultSchema, planRefusedSchema } from '@hetang/contract/http/plan';
import type { Plan } from '@hetang/contract/plan/registry';
import { differencesOf } from '@hetang/server/plan/diff';
import { findingsOf } from '@hetang/server/plan/lint';
import { loadPlan } from '@hetang/server/plan/load';
import { ChangeWords } from '@hetang/server/plan/words/change-words';
import { refused } from '../apply-result.ts';
import { callServer, printProblem } from '../call-server.ts';
import { type PrintedChange, printChanges } from '../changes.ts';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';
import { addServerOptions, serverOptions } from '../server-options.ts';

interface Options {
  against?: string;
  url?: string;
  key?: string;
}

/** `hetang diff <folder>`: how a plan differs from the one in force, an earlier version or another folder. */
export const addDiff: AddCommand = (program, io, finish) => {
  const command = program
    .command('diff')
    .description(
      pick(io, '说明方案和服务器上的有什么不同', 'say how a plan differs from the one on the server'),
    )
    .argument('<folder>', pick(io, '方案文件夹', 'folder of the plan'))
    .option(
      '--against <what>',
      pick(
        io,
        '和这一版，或另一个文件夹比（不连服务器）',
        'an earlier version, or another folder (without a server)',
      ),
    );
  addServerOptions(command, io)
    .addHelpText(
      'after',
      `\n${pick(io, '示例：', 'Examples:')}\n  hetang diff plans/amazon-ads\n  hetang diff plans/amazon-ads --against 3\n  hetang diff plans/amazon-ads --against ../old`,
    )
    .action(async (folder: string, options: Options) => finish(await diff(folder, options, io)));
};

async function diff(path: string, options: Options, io: Io): Promise<number> {
  const { folder, files, issues } = await readPlan(path, io);
  if (issues.length > 0) return refused(findingsOf({ issues }, io.lang), folder, io);
  const { against } = options;
  if (against !== undefined && !/^\d{1,9}$/.test(against)) return diffFolders(path, against, io);
  const body = { files, ...(against !== undefined && { against: { version: Number(against) } }) };
  const request = { method: 'POST', path: '/v1/plan/diff', body } as const;
  const answer = await callServer(io, serverOptions(options, io), request, planDiffResultSchema);
  if (answer.ok) return report(answer.body.changes, io, answer.body.against);
  const lint = planRefusedSchema.safeParse(answer.problem);
  if (lint.success) return refused(lint.data.findings, folder, io);
  printProblem(answer.problem, io);
  return EXIT.refused;
}

async function diffFolders(path: string, against: string, io: Io): Promise<number> {
  const plans: Plan[] = [];
  for (const one of [against, path]) {
    const { folder, files, issues } = await readPlan(one, io);
    const loaded = loadPlan(files);
    if (!loaded.plan || issues.length > 0)
      return refused(findingsOf({ issues: [...issues, ...loaded.issues] }, io.lang), folder, io);
    plans.push(loaded.plan);
  }
  const [before, after] = plans;
  if (!before || !after) return EXIT.refused;
  const words = new ChangeWords(before, after, io.lang);
  const changes = differencesOf(before, after).map((difference): PrintedChange => {
    const { kind, key, change } = difference;
    return {
      kind,
      key,
      change,
      title: words.title(difference),
      lines: words.lines(difference),
      touches: [],
      loud: false,
    };
  });
  return report(changes, io, null);
}

function report(changes: readonly PrintedChange[], io: Io, version: number | null): number {
  printChanges(changes, io);
  const than = version === null ? '' : pick(io, `（对第 ${version} 版）`, ` (against version ${version})`);
  io.out(
    changes.length === 0
      ? pick(io, `没有不同${than}`, `No difference${than}`)
      : pick(io, `共 ${changes.length} 处不同${than}`, `${changes.length} differences${than}`),
  );
  return EXIT.ok;
}
