import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { planExportSchema } from '@hetang/contract/http/plan';
import { writeBack } from '@hetang/server/plan/export/write-back';
import { loadPlan } from '@hetang/server/plan/load';
import type { PlanFile } from '@hetang/server/plan/source/plan-files';
import { callServer, fetchBytes, printProblem } from '../call-server.ts';
import { type AddCommand, EXIT, Unusable } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';
import { addServerOptions, serverOptions } from '../server-options.ts';
import { type BringBytes, writeFiles } from '../write-files.ts';

interface Options {
  update?: boolean;
  url?: string;
  key?: string;
}

/** `hetang export <folder>`: writes the plan in force as YAML into a new folder, or into the plan's own. */
export const addExport: AddCommand = (program, io, finish) => {
  const command = program
    .command('export')
    .description(pick(io, '把服务器上的方案导出为 YAML', 'write the plan on the server as YAML'))
    .argument('<folder>', pick(io, '新的或空的文件夹', 'a new or empty folder'))
    .option(
      '--update',
      pick(
        io,
        '写进已有的方案文件夹：只改不同的地方，注释和顺序不动',
        'write into the folder of a plan: only what differs; comments and order stay',
      ),
    );
  addServerOptions(command, io)
    .addHelpText(
      'after',
      `\n${pick(io, '示例：', 'Examples:')}\n  hetang export my-plan\n  hetang export my-plan --update`,
    )
    .action(async (folder: string, options: Options) => finish(await exportPlan(folder, options, io)));
};

async function exportPlan(folder: string, options: Options, io: Io): Promise<number> {
  const present = await readdir(folder).catch(() => []);
  if (present.length > 0 && !options.update)
    throw new Unusable(
      pick(io, `文件夹 ${folder} 不是空的`, `The folder ${folder} is not empty`),
      pick(
        io,
        '换一个文件夹，或用 --update 只写不同的地方',
        'Choose another, or write only what differs with --update',
      ),
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
  const bringBytes: BringBytes = (sha256) =>
    fetchBytes(io, serverOptions(options, io), `/v1/plan/media/${sha256}`);
  if (options.update) await update(folder, answer.body.files, { io, bringBytes });
  else {
    await mkdir(folder, { recursive: true });
    await writeFiles(folder, answer.body.files, io, bringBytes);
  }
  io.out(pick(io, `已导出第 ${answer.body.version} 版`, `Wrote version ${answer.body.version}`));
  return EXIT.ok;
}

async function update(
  path: string,
  exported: readonly PlanFile[],
  { io, bringBytes }: { io: Io; bringBytes: BringBytes },
): Promise<void> {
  const { folder, files } = await readPlan(path, io);
  const { plan } = loadPlan(exported);
  const after = plan ? writeBack(files, plan) : [...exported];
  const texts = new Map(files.map((file) => [file.path, file.media?.sha256 ?? file.text]));
  const base = (after[0]?.path ?? 'plan.yaml').slice(0, -'plan.yaml'.length);
  const carried = exported.flatMap((file) => (file.media ? [{ ...file, path: `${base}${file.path}` }] : []));
  await writeFiles(
    folder,
    [...after.filter(({ media }) => !media), ...carried].filter(
      (file) => texts.get(file.path) !== (file.media?.sha256 ?? file.text),
    ),
    io,
    bringBytes,
  );
  // Files that hold a definition of the plan no more would put it back at the next apply.
  const gone = files.filter(
    (file) => file.path.endsWith('.yaml') && !after.some(({ path: kept }) => kept === file.path),
  );
  for (const file of gone) {
    await rm(join(folder, file.path));
    io.out(pick(io, `已删除 ${join(folder, file.path)}`, `Removed ${join(folder, file.path)}`));
  }
}
