import { type RunRow, runListQuery } from '@hetang/contract/http/reach';
import { type Column, number, text, time } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { BroadcastDeps } from './deps.ts';

/** `GET /v1/broadcast-runs/export.xlsx` and `.csv` */
export function exportRuns(deps: Pick<BroadcastDeps, 'db' | 'clock'>): Endpoint {
  return exportList(deps, {
    list: '/v1/broadcast-runs',
    access: 'any',
    tags: ['reach'],
    title: ['群发记录', 'broadcast runs'],
    query: runListQuery,
    columns: () => COLUMNS,
  });
}

const COLUMNS: Column<RunRow>[] = [
  number(['编号', 'Id'], (row) => row.id),
  text(['群发', 'Broadcast'], (row) => row.broadcast.name),
  time(['时间', 'Due at'], (row) => row.dueAt),
  text(['状态', 'State'], (row) => row.state),
  text(['原因', 'Reason'], (row) => row.reason),
  text(['操作人', 'By'], (row) => row.by),
  number(['目标数', 'Targets'], (row) => row.targets),
  number(['已送达', 'Sent'], (row) => row.sent),
  number(['未结束', 'Open'], (row) => row.open),
  number(['其他结束', 'Ended otherwise'], (row) => row.lost),
  time(['结束时间', 'Finished at'], (row) => row.finishedAt),
];
