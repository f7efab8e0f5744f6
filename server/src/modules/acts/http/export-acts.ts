import { type BulkActRow, bulkActListQuery } from '@hetang/contract/http/bulk-acts';
import { type Both, type Column, number, text, time, words } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Look } from '../../../exports/look.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ActsDeps } from '../deps.ts';

/** `GET /v1/contacts/acts/export.xlsx` and `.csv` */
export function exportActs(deps: Pick<ActsDeps, 'db' | 'clock'>): Endpoint {
  return exportList(deps, {
    list: '/v1/contacts/acts',
    access: 'any',
    tags: ['contacts'],
    title: ['批量操作', 'bulk acts'],
    query: bulkActListQuery,
    columns,
  });
}

const KINDS: Readonly<Record<BulkActRow['act']['kind'], Both>> = {
  tags: ['打标签', 'tags'],
  stage: ['改阶段', 'stage'],
  suppress: ['免打扰', 'leave alone'],
  journey: ['进入旅程', 'journey'],
};

function columns({ lang }: Look): Column<BulkActRow>[] {
  return [
    number(['编号', 'Id'], (row) => row.id),
    words(['操作', 'Act'], (row) => row.act.kind, KINDS, lang),
    text(['操作人', 'By'], (row) => row.by),
    text(['状态', 'State'], (row) => row.state),
    time(['开始时间', 'Started at'], (row) => row.startedAt),
    time(['结束时间', 'Ended at'], (row) => row.endedAt),
    number(['人数', 'People'], (row) => row.people),
    number(['已完成', 'Done'], (row) => row.done),
    number(['已撤销', 'Undone'], (row) => row.undone),
    text(['错误', 'Error'], (row) => row.error),
  ];
}
