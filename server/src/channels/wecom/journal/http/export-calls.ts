import { wecomCallQuery } from '@hetang/contract/http/wecom';
import { type Column, number, text, time } from '../../../../exports/columns.ts';
import { exportTable } from '../../../../exports/export-table.ts';
import { tableOf } from '../../../../exports/send-table.ts';
import { STRETCH, TOP, walk } from '../../../../exports/walk.ts';
import type { Clock } from '../../../../kernel/clock.ts';
import type { Database } from '../../../../kernel/database/database.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { sinceOf, walkCalls } from '../list-calls.ts';
import { presentCall } from './present-call.ts';

type Call = ReturnType<typeof presentCall>;

/** `GET /v1/wecom/calls/export.xlsx` and `.csv`: every call that the filters mean, newest first. */
export function exportCalls(deps: { db: Database; clock: Clock }): Endpoint {
  return exportTable(deps, {
    path: '/v1/wecom/calls/export',
    access: 'user',
    tags: ['wecom'],
    query: wecomCallQuery.omit({ page: true, size: true, sort: true }),
    open: async ({ query, look }) => {
      const filter = sinceOf(query, deps.clock.now());
      const rows = walk<Call>(async (last) =>
        (await walkCalls(deps.db, filter, { below: last?.id ?? TOP, size: STRETCH })).map((row) =>
          presentCall(row, look.lang),
        ),
      );
      return tableOf(['调用记录', 'calls'], COLUMNS, rows);
    },
  });
}

const COLUMNS: Column<Call>[] = [
  time(['时间', 'At'], (call) => call.at),
  text(['接口', 'Call'], (call) => call.api),
  text(['用途', 'For'], (call) => call.what),
  number(['毫秒', 'ms'], (call) => call.ms),
  text(['结果', 'Outcome'], (call) => call.outcome),
  number(['错误码', 'Code'], (call) => call.errcode),
  text(['含义', 'Meaning'], (call) => call.error?.meaning ?? null),
  text(['怎么办', 'What to do'], (call) => call.error?.hint ?? null),
  number(['第几次', 'Try'], (call) => call.attempt),
  text(['请求', 'Request'], (call) => call.request),
  text(['应答', 'Answer'], (call) => call.answer),
];
