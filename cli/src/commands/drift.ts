import { folderDriftSchema, planRefusedSchema } from '@hetang/contract/http/plan';
import { findingsOf } from '@hetang/server/plan/lint';
import { refused, versionLine } from '../apply-result.ts';
import { callServer, printProblem } from '../call-server.ts';
import { printChanges } from '../changes.ts';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';
import { addServerOptions, serverOptions } from '../server-options.ts';

interface Options {
  url?: string;
  key?: string;
}

type FolderDrift = (typeof folderDriftSchema)['_zod']['output'];

/** `hetang drift <folder>`: what is otherwise than the folder says, on the server and on WeCom; 1 when something is. */
export const addDrift: AddCommand = (program, io, finish) => {
  const command = program
    .command('drift')
    .description(
      pick(
        io,
        '说明服务器和企业微信上有什么和方案文件夹不一样',
        'say what is otherwise than the folder of the plan, on the server and on WeCom',
      ),
    )
    .argument('<folder>', pick(io, '方案文件夹', 'folder of the plan'));
  addServerOptions(command, io)
    .addHelpText('after', `\n${pick(io, '示例：', 'Example:')}\n  hetang drift plans/amazon-ads`)
    .action(async (folder: string, options: Options) => finish(await drift(folder, options, io)));
};

async function drift(path: string, options: Options, io: Io): Promise<number> {
  const { folder, files, issues } = await readPlan(path, io);
  if (issues.length > 0) return refused(findingsOf({ issues }, io.lang), folder, io);
  const request = { method: 'POST', path: '/v1/plan/drift', body: { files } } as const;
  const answer = await callServer(io, serverOptions(options, io), request, folderDriftSchema);
  if (answer.ok) return report(answer.body, folder, io);
  const lint = planRefusedSchema.safeParse(answer.problem);
  if (lint.success) return refused(lint.data.findings, folder, io);
  printProblem(answer.problem, io);
  return EXIT.refused;
}

function report(found: FolderDrift, folder: string, io: Io): number {
  sayFolder(found, folder, io);
  for (const { title, problem, hint, adopt } of found.items) {
    io.out(`! ${title}${pick(io, '：', ': ')}${problem}`);
    io.out(`    ${hint}`);
    for (const line of adopt?.split('\n') ?? []) io.out(`      ${line}`);
  }
  const { length } = found.items;
  if (length > 0) io.out(pick(io, `企业微信上有 ${length} 处不一样`, `${length} things differ on WeCom`));
  return found.items.length === 0 && found.same === found.current ? EXIT.ok : EXIT.refused;
}

function sayFolder({ same, current, since, changes }: FolderDrift, folder: string, io: Io): void {
  if (same === current && current > 0) {
    io.out(pick(io, `文件夹就是在用的第 ${current} 版`, `The folder is version ${current}, which runs`));
    return;
  }
  printChanges(changes, io);
  if (same === null) {
    io.out(
      pick(
        io,
        `文件夹和第 ${current} 版不同（见上），最近各版里也没有和它一样的`,
        `The folder differs from version ${current} (above) and equals none of the last versions`,
      ),
    );
    io.out(
      pick(
        io,
        `要应用：hetang apply ${folder} --base ${current}`,
        `To apply it: hetang apply ${folder} --base ${current}`,
      ),
    );
    return;
  }
  io.out(pick(io, `文件夹停在第 ${same} 版，之后应用过：`, `The folder is version ${same}; applied since:`));
  for (const version of since) io.out(`  ${versionLine(version, io)}`);
  io.out(pick(io, `要跟上：hetang export ${folder} --update`, `To follow: hetang export ${folder} --update`));
}
