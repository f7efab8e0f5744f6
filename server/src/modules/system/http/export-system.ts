import {
  type FailureRow,
  failureListQuery,
  type InboxRow,
  inboxListQuery,
  type TimerRow,
  timerListQuery,
} from '@hetang/contract/http/system';
import { type Column, number, text, time } from '../../../exports/columns.ts';
import { exportList } from '../../../exports/export-list.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { SystemDeps } from '../deps.ts';

/** What failed, as xlsx and csv: events, callbacks of the platform, timers. */
export function exportSystem(deps: Pick<SystemDeps, 'db' | 'clock'>): Endpoint[] {
  const common = { access: 'user', tags: ['system'] } as const;
  return [
    exportList(deps, {
      ...common,
      list: '/v1/system/failures',
      title: ['失败的事件', 'failed events'],
      query: failureListQuery,
      columns: () => FAILURES,
    }),
    exportList(deps, {
      ...common,
      list: '/v1/system/inbox',
      title: ['失败的回调', 'failed callbacks'],
      query: inboxListQuery,
      columns: () => CALLBACKS,
    }),
    exportList(deps, {
      ...common,
      list: '/v1/system/timers',
      title: ['失败的定时', 'failed timers'],
      query: timerListQuery,
      columns: () => TIMERS,
    }),
  ];
}

const FAILURES: Column<FailureRow>[] = [
  text(['处理者', 'Consumer'], (row) => row.consumer),
  text(['位置', 'Place'], (row) => `${row.part}-${row.seq}`),
  text(['事件', 'Event'], (row) => row.event),
  time(['事件时间', 'At'], (row) => row.at),
  number(['客户编号', 'Contact'], (row) => row.contact?.id ?? null),
  text(['错误', 'Error'], (row) => row.error),
  number(['次数', 'Attempts'], (row) => row.attempts),
  time(['失败时间', 'Failed at'], (row) => row.failedAt),
  time(['解决时间', 'Resolved at'], (row) => row.resolvedAt),
  time(['忽略时间', 'Dismissed at'], (row) => row.dismissedAt),
];

const CALLBACKS: Column<InboxRow>[] = [
  number(['编号', 'Id'], (row) => row.id),
  text(['渠道', 'Channel'], (row) => row.channel),
  time(['收到时间', 'Received at'], (row) => row.receivedAt),
  number(['次数', 'Attempts'], (row) => row.attempts),
  text(['错误', 'Error'], (row) => row.error),
  text(['内容', 'Content'], (row) => JSON.stringify(row.body)),
];

const TIMERS: Column<TimerRow>[] = [
  text(['模块', 'Module'], (row) => row.module),
  number(['编号', 'Ref'], (row) => row.ref),
  number(['客户编号', 'Contact'], (row) => row.contact?.id ?? null),
  text(['旅程', 'Journey'], (row) => row.journey?.name ?? null),
  time(['应触发时间', 'Due at'], (row) => row.dueAt),
  text(['错误', 'Error'], (row) => row.error),
];
