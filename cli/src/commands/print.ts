import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findingsOf } from '@hetang/server/plan/lint';
import { loadPlan } from '@hetang/server/plan/load';
import { planPaper } from '@hetang/server/plan/paper/plan-paper';
import { toHtml } from '@hetang/server/plan/paper/to-html';
import { toMarkdown } from '@hetang/server/plan/paper/to-markdown';
import { writePlanSheet } from '@hetang/server/plan/sheet/write-plan-sheet';
import { refused } from '../apply-result.ts';
import { type AddCommand, EXIT } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';

interface Options {
  to: string;
}

/** `hetang print <folder>`: the plan to be read on paper, as HTML, Markdown and a spreadsheet. */
export const addPrint: AddCommand = (program, io, finish) => {
  program
    .command('print')
    .description(
      pick(
        io,
        '把方案写成文档：HTML（可打印）、Markdown 和 Excel 表格',
        'write the plan as documents: HTML (to print), Markdown and a spreadsheet',
      ),
    )
    .argument('<folder>', pick(io, '方案文件夹', 'folder of the plan'))
    .option('--to <folder>', pick(io, '写到哪个文件夹', 'folder to write to'), '.')
    .addHelpText(
      'after',
      `\n${pick(io, '示例：', 'Example:')}\n  hetang print plans/amazon-ads --to ${pick(io, '文档', 'documents')}`,
    )
    .action(async (folder: string, options: Options) => finish(await print(folder, options, io)));
};

async function print(path: string, { to }: Options, io: Io): Promise<number> {
  const { folder, files, issues } = await readPlan(path, io);
  const { plan, issues: found } = loadPlan(files);
  if (!plan || issues.length > 0)
    return refused(findingsOf({ issues: [...issues, ...found] }, io.lang), folder, io);
  const paper = planPaper(plan, io.lang);
  const name = `${plan.meta.plan}.${io.lang}`;
  const documents = [
    [`${name}.html`, toHtml(paper, io.lang)],
    [`${name}.md`, toMarkdown(paper)],
    [`${name}.xlsx`, await writePlanSheet(plan, io.lang)],
  ] as const;
  await mkdir(to, { recursive: true });
  for (const [file, content] of documents) {
    await writeFile(join(to, file), content);
    io.out(join(to, file));
  }
  return EXIT.ok;
}
