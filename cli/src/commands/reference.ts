import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Lang } from '@hetang/server/kernel/errors';
import { type CommandHelp, commandText } from '@hetang/server/plan/reference/command-text';
import { type ReferenceFile, referenceFiles } from '@hetang/server/plan/reference/reference-files';
import { siteFiles } from '@hetang/server/plan/reference/site/site-files';
import { Command } from 'commander';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';

/** `hetang reference <folder>`: writes the reference of the plan language as Markdown, and as a site below it. */
export function makeReference(commands: () => readonly AddCommand[]): AddCommand {
  return (program, io, finish) => {
    program
      .command('reference')
      .description(
        pick(
          io,
          '写出方案语言的参考：Markdown，以及可搜索的网站（site/）',
          'write the reference of the plan language: Markdown, and a site with search (site/)',
        ),
      )
      .argument('<folder>', pick(io, '写到哪个文件夹', 'folder to write to'))
      .action(async (folder: string) => finish(await writeReference(folder, io, commands())));
  };
}

async function writeReference(folder: string, io: Io, commands: readonly AddCommand[]): Promise<number> {
  const markdown = [
    ...referenceFiles(),
    ...(['zh', 'en'] as const).map((lang) => ({
      name: `cli.${lang}.md`,
      text: commandText(helpOf(commands, io, lang), lang),
    })),
  ];
  await writeAll(folder, markdown);
  for (const { name } of markdown) io.out(join(folder, name));
  const site = await siteFiles();
  // Pages of rules and kinds that are gone would be found no more, but still read.
  for (const lang of ['zh', 'en']) await rm(join(folder, 'site', lang), { recursive: true, force: true });
  await writeAll(join(folder, 'site'), site);
  io.out(
    pick(
      io,
      `${join(folder, 'site')}：${site.length} 个文件`,
      `${join(folder, 'site')}: ${site.length} files`,
    ),
  );
  return EXIT.ok;
}

async function writeAll(folder: string, files: readonly ReferenceFile[]): Promise<void> {
  for (const { name, text } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text);
  }
}

/** What each command says of itself, in one language. */
function helpOf(commands: readonly AddCommand[], io: Io, lang: Lang): CommandHelp[] {
  const program = new Command('hetang');
  for (const add of commands) add(program, { ...io, lang }, () => undefined);
  return program.commands.map((command) => {
    let help = '';
    command.configureOutput({
      writeOut: (text) => {
        help += text;
      },
      getOutHelpWidth: () => 90,
      getOutHasColors: () => false,
    });
    command.outputHelp();
    return { name: command.name(), description: command.description(), help: help.trim() };
  });
}
