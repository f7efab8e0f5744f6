import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchemaFiles } from '@hetang/contract/plan/json-schema';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';

/** `hetang schema <folder>`: writes the JSON Schemas of plan files, so that editors complete and explain keys. */
export const addSchema: AddCommand = (program, io, finish) => {
  program
    .command('schema')
    .description(
      pick(io, '写出方案文件的 JSON Schema，供编辑器补全', 'write JSON Schemas of plan files, for editors'),
    )
    .argument('<folder>', pick(io, '写到哪个文件夹', 'folder to write to'))
    .addHelpText('after', usage(io))
    .action(async (folder: string) => finish(await writeSchemas(folder, io)));
};

function usage(io: Io): string {
  return pick(
    io,
    '\n用法：在 YAML 文件第一行写\n  # yaml-language-server: $schema=<文件夹>/plan.json',
    '\nUse: begin a YAML file with\n  # yaml-language-server: $schema=<folder>/plan.json',
  );
}

async function writeSchemas(folder: string, io: Io): Promise<number> {
  await mkdir(folder, { recursive: true });
  for (const { name, text } of jsonSchemaFiles()) {
    await writeFile(join(folder, name), text);
    io.out(join(folder, name));
  }
  return EXIT.ok;
}
