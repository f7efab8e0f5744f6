import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { planExportSchema } from '@hetang/contract/http/plan';
import { callServer, printProblem } from '../call-server.ts';
import { type AddCommand, EXIT, Unusable } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { addServerOptions, serverOptions } from '../server-options.ts';

interface Options {
  url?: string;
  key?: string;
}

/** `hetang export <folder>`: writes the plan in force as YAML into a new or empty folder. */
export const addExport: AddCommand = (program, io, finish) => {
  const command = program
    .command('export')
    .description(pick(io, '把服务器上的方案导出为 YAML', 'write the plan on the server as YAML'))
    .argument('<folder>', pick(io, '新的或空的文件夹', 'a new or empty folder'));
  addServerOptions(command, io)
    .addHelpText('after', `\n${pick(io, '示例：', 'Example:')}\n  hetang export my-plan`)
    .action(async (folder: string, options: Options) => finish(await exportPlan(folder, options, io)));
};

async function exportPlan(folder: string, options: Options, io: Io): Promise<number> {
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0)
    throw new Unusable(
      pick(io, `文件夹 ${folder} 不是空的`, `The folder ${folder} is not empty`),
      pick(io, '换一个文件夹，导出不会覆盖已有的文件', 'Choose another: an export overwrites nothing'),
    );
  const answer = await callServer(
    io,
    serverOptions(options, io),
    { method: 'GET', path: '/v1/plan/files' },
    planExportSchema,
  );
  if (!answer.ok) {
    printProblem(answer.problem, io);
    return EXIT.refused;
  }
  await mkdir(folder, { recursive: true });
  for (const { path, text } of answer.body.files) {
    await writeFile(join(folder, path), text);
    io.out(join(folder, path));
  }
  io.out(pick(io, `已导出第 ${answer.body.version} 版`, `Wrote version ${answer.body.version}`));
  return EXIT.ok;
}
