import { readFile } from 'node:fs/promises';
import { writeBack } from '@hetang/server/plan/export/write-back';
import { findingsOf } from '@hetang/server/plan/lint';
import { loadPlan } from '@hetang/server/plan/load';
import { readPlanSheet } from '@hetang/server/plan/sheet/read-plan-sheet';
import type { CellProblem } from '@hetang/server/plan/sheet/sheet-edits';
import { NotASheet, readSheets } from '@hetang/server/plan/sheet/xlsx';
import { refused } from '../apply-result.ts';
import { type AddCommand, EXIT, Unusable } from '../command.ts';
import { type Io, pick } from '../io.ts';
import { readPlan } from '../read-plan.ts';
import { writeFiles } from '../write-files.ts';

/** A workbook that people fill in by hand is far below this. */
const MOST_BYTES = 20_000_000;

/** `hetang read-sheet <xlsx> <folder>`: takes what was edited in a printed spreadsheet over into the plan. */
export const addReadSheet: AddCommand = (program, io, finish) => {
  program
    .command('read-sheet')
    .description(
      pick(
        io,
        '把改过的 Excel 表格写回方案，注释不动',
        'write an edited spreadsheet back into the plan, comments kept',
      ),
    )
    .argument('<xlsx>', pick(io, 'hetang print 写出的表格', 'a spreadsheet that hetang print wrote'))
    .argument('<folder>', pick(io, '方案文件夹', 'folder of the plan'))
    .addHelpText(
      'after',
      `\n${pick(io, '示例：', 'Example:')}\n  hetang read-sheet amazon-ads.zh.xlsx plans/amazon-ads`,
    )
    .action(async (xlsx: string, folder: string) => finish(await readSheet(xlsx, folder, io)));
};

async function readSheet(xlsx: string, path: string, io: Io): Promise<number> {
  const { folder, files, issues } = await readPlan(path, io);
  const { plan, issues: found } = loadPlan(files);
  if (!plan || issues.length > 0)
    return refused(findingsOf({ issues: [...issues, ...found] }, io.lang), folder, io);
  const read = readPlanSheet(plan, await sheetsOf(xlsx, io));
  for (const problem of read.problems) sayProblem(problem, io);
  const wrong = read.problems.length;
  if (wrong > 0) {
    io.err(
      pick(io, `${wrong} 个单元格有问题，什么也没有写`, `${wrong} cells are wrong; nothing was written`),
    );
    return EXIT.refused;
  }
  const texts = new Map(files.map((file) => [file.path, file.text]));
  const changed = writeBack(files, read.plan).filter((file) => texts.get(file.path) !== file.text);
  await writeFiles(folder, changed, io);
  io.out(pick(io, `写回了 ${read.changed} 个单元格`, `Wrote ${read.changed} cells back`));
  return EXIT.ok;
}

async function sheetsOf(xlsx: string, io: Io) {
  const hint = pick(io, '给出 hetang print 写出的 .xlsx 文件', 'Name an .xlsx file that hetang print wrote');
  const bytes = await readFile(xlsx).catch(() => null);
  if (!bytes) throw new Unusable(pick(io, `读不了 ${xlsx}`, `${xlsx} cannot be read`), hint);
  if (bytes.length > MOST_BYTES)
    throw new Unusable(pick(io, `${xlsx} 超过 20 MB`, `${xlsx} is over 20 MB`), hint);
  try {
    return await readSheets(bytes);
  } catch (error) {
    if (!(error instanceof NotASheet)) throw error;
    const why = error.message;
    throw new Unusable(pick(io, `${xlsx} 不是表格：${why}`, `${xlsx} is no spreadsheet: ${why}`), hint);
  }
}

function sayProblem({ sheet, cell, problem, hint }: CellProblem, io: Io): void {
  io.err(`${sheet}!${cell} ${problem[io.lang]}`);
  io.err(`    ${hint[io.lang]}`);
}
