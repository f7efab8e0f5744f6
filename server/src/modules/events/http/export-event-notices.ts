import { type EventNoticePage, eventNoticeQuery } from '@hetang/contract/http/event-notices';
import { type Column, number, text, time } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { ExportDeps } from '../../../exports/export-table.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';

/** `GET /v1/events/notices/export.xlsx` and `.csv` */
export function exportEventNotices(deps: ExportDeps): Endpoint {
  return exportList(deps, {
    list: '/v1/events/notices',
    access: 'any',
    tags: ['events'],
    title: ['事件提醒', 'event notices'],
    query: eventNoticeQuery,
    columns: () => COLUMNS,
  });
}

const COLUMNS: Column<EventNoticePage['items'][number]>[] = [
  text(['来源', 'Source'], (row) => row.source),
  text(['事件', 'Event'], (row) => row.name),
  text(['问题', 'Problem'], (row) => row.problem),
  text(['相关属性', 'Detail'], (row) => row.detail),
  number(['次数', 'Count'], (row) => row.count),
  time(['最近一次', 'Last at'], (row) => row.lastAt),
  text(['最近的事件', 'Latest event'], (row) => row.event),
  number(['最大偏差（秒）', 'Worst, seconds'], (row) => row.worst),
];
