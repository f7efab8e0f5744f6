import { intentionListQuery } from '@hetang/contract/http/work';
import { type Column, number, text, time } from '../../exports/columns.ts';
import { exportTable } from '../../exports/export-table.ts';
import type { Look } from '../../exports/look.ts';
import { tableOf } from '../../exports/send-table.ts';
import { STRETCH, TOP, walk } from '../../exports/walk.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { type IntentionExportRow, walkIntentions } from '../sql/list-intentions.ts';

/** `GET /v1/intentions/export.xlsx` and `.csv`: every intention that the filters mean, newest first. */
export function exportIntentions(deps: { db: Database; clock: Clock }): Endpoint {
  return exportTable(deps, {
    path: '/v1/intentions/export',
    access: 'any',
    tags: ['reach'],
    query: intentionListQuery.omit({ page: true, size: true, sort: true }),
    open: async ({ query, request, look }) => {
      const filter = { ...query, rows: request.caller?.rows };
      const rows = walk<IntentionExportRow>((last) =>
        walkIntentions(deps.db, filter, { below: last?.id ?? TOP, size: STRETCH, timezone: look.timezone }),
      );
      return tableOf(['触达', 'reach'], columns(look), rows);
    },
  });
}

function columns({ names }: Look): Column<IntentionExportRow>[] {
  const name = (kind: 'staff' | 'messages' | 'journeys', key: string | null) => key && names.of(kind, key);
  return [
    number(['编号', 'Id'], (row) => row.id),
    text(['类型', 'Kind'], (row) => row.kind),
    number(['客户编号', 'Contact'], (row) => row.contact_id),
    text(['客户', 'Contact name'], (row) => row.contact_name ?? row.group_name),
    text(['员工', 'Staff'], (row) => name('staff', row.staff)),
    text(['消息', 'Message'], (row) => name('messages', row.message)),
    text(['旅程', 'Journey'], (row) => name('journeys', row.journey)),
    text(['状态', 'State'], (row) => row.state),
    text(['原因', 'Reason'], (row) => row.reason),
    time(['创建时间', 'Created at'], (row) => row.created),
    time(['结束时间', 'Settled at'], (row) => row.settled),
  ];
}
