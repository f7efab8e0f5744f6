import { type SuppressionPage, suppressionListQuery } from '@hetang/contract/http/suppressions';
import { type Column, number, text, time } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { SuppressionDeps } from './deps.ts';

/** `GET /v1/suppressions/export.xlsx` and `.csv`: who is left alone now. */
export function exportSuppressions(deps: SuppressionDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/suppressions',
    access: 'any',
    tags: ['contacts'],
    title: ['免打扰名单', 'do-not-contact'],
    query: suppressionListQuery,
    columns: () => COLUMNS,
  });
}

const COLUMNS: Column<SuppressionPage['items'][number]>[] = [
  number(['客户编号', 'Contact'], (row) => row.contact),
  text(['客户', 'Name'], (row) => row.name),
  text(['原因', 'Reason'], (row) => row.reason),
  text(['操作人', 'By'], (row) => row.by),
  time(['从', 'Since'], (row) => row.at),
  time(['到', 'Until'], (row) => row.until, [
    '为空则一直有效，直到有人取消',
    'empty: until somebody takes it away',
  ]),
];
