import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { referenceFiles } from '@hetang/server/plan/reference/reference-files';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';

/** `hetang reference <folder>`: writes the reference of the plan language as Markdown. */
export const addReference: AddCommand = (program, io, finish) => {
  program
    .command('reference')
    .description(
      pick(io, '写出方案语言的参考文档（Markdown）', 'write the reference of the plan language (Markdown)'),
    )
    .argument('<folder>', pick(io, '写到哪个文件夹', 'folder to write to'))
    .action(async (folder: string) => finish(await writeReference(folder, io)));
};

async function writeReference(folder: string, io: Io): Promise<number> {
  await mkdir(folder, { recursive: true });
  for (const { name, text } of referenceFiles()) {
    await writeFile(join(folder, name), text);
    io.out(join(folder, name));
  }
  return EXIT.ok;
}
