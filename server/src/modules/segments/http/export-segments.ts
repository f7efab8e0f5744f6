import { type SegmentRow, segmentListQuery } from '@hetang/contract/http/segments';
import { type Column, number, text } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { SegmentDeps } from './deps.ts';

/** `GET /v1/segments/export.xlsx` and `.csv` */
export function exportSegments(deps: SegmentDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/segments',
    access: 'any',
    tags: ['segments'],
    title: ['分群', 'segments'],
    query: segmentListQuery,
    columns: () => COLUMNS,
  });
}

/** Nothing is said of a size that is being computed. */
const whenReady = (row: SegmentRow, value: number) => (row.state === 'ready' ? value : null);

const COLUMNS: Column<SegmentRow>[] = [
  text(['键', 'Key'], (row) => row.key),
  text(['名称', 'Name'], (row) => row.name),
  text(['说明', 'Description'], (row) => row.description),
  text(['条件', 'Condition'], (row) => row.when),
  number(['人数', 'Members'], (row) => whenReady(row, row.members)),
  number(['7 天变化', 'Change in 7 days'], (row) => whenReady(row, row.growth7)),
  number(['30 天变化', 'Change in 30 days'], (row) => whenReady(row, row.growth30)),
];
