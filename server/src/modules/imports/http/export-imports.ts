import { type ImportRun, importListQuery } from '@hetang/contract/http/imports';
import { type Column, number, text, time } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ImportDeps } from '../import-file.ts';

/** `GET /v1/imports/export.xlsx` and `.csv` */
export function exportImports(deps: ImportDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/imports',
    access: 'any',
    tags: ['imports'],
    title: ['导入记录', 'imports'],
    query: importListQuery,
    columns: () => COLUMNS,
  });
}

const sum = (counts: Record<string, number> | undefined) =>
  counts === undefined ? null : Object.values(counts).reduce((all, count) => all + count, 0);

const COLUMNS: Column<ImportRun>[] = [
  number(['编号', 'Id'], (row) => row.id),
  text(['文件', 'File'], (row) => row.fileName),
  text(['内容', 'Kind'], (row) => row.kind),
  text(['方式', 'Way'], (row) => (row.dryRun ? 'dry run' : 'import')),
  text(['状态', 'State'], (row) => row.state),
  text(['操作人', 'By'], (row) => row.by),
  number(['行数', 'Rows'], (row) => row.summary?.rows ?? null),
  number(['导入', 'Imported'], (row) => row.summary?.imported ?? null),
  number(['此前已导入', 'Repeated'], (row) => row.summary?.repeated ?? null),
  number(['跳过', 'Skipped'], (row) => sum(row.summary?.skipped)),
  number(['未能导入', 'Failed'], (row) => sum(row.summary?.failed)),
  time(['开始时间', 'Created at'], (row) => row.createdAt),
  time(['结束时间', 'Finished at'], (row) => row.finishedAt),
  text(['撤销', 'Undo'], (row) => row.undo.state),
  text(['错误', 'Error'], (row) => row.error),
];
