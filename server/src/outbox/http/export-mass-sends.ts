import { massSendListQuery } from '@hetang/contract/http/reach';
import { type Column, number, text, time } from '../../exports/columns.ts';
import { exportTable } from '../../exports/export-table.ts';
import type { Look } from '../../exports/look.ts';
import { tableOf } from '../../exports/send-table.ts';
import { STRETCH } from '../../exports/walk.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Endpoint } from '../../kernel/http/app.ts';
import { listMassSends, type MassSendFilter } from '../sql/list-mass-sends.ts';
import { presentMassSend } from './get-mass-sends.ts';

type MassSend = ReturnType<typeof presentMassSend>;

/** `GET /v1/mass-sends/export.xlsx` and `.csv`: every mass task that the filters mean, newest first. */
export function exportMassSends(deps: { db: Database; clock: Clock }): Endpoint {
  return exportTable(deps, {
    path: '/v1/mass-sends/export',
    access: 'any',
    tags: ['reach'],
    query: massSendListQuery.omit({ page: true, size: true, sort: true }),
    open: async ({ query, look }) =>
      tableOf(['群发任务', 'mass-sends'], COLUMNS, massSends(deps.db, query, look)),
  });
}

async function* massSends(db: Database, filter: MassSendFilter, look: Look): AsyncGenerator<MassSend[]> {
  for (let offset = 0; ; offset += STRETCH) {
    const page = { sort: 'createdAt', descending: true, limit: STRETCH, offset, now: look.now } as const;
    const { rows } = await listMassSends(db, filter, page);
    yield rows.map((row) => presentMassSend(row, look.names));
    if (rows.length < STRETCH) return;
  }
}

const COLUMNS: Column<MassSend>[] = [
  number(['编号', 'Id'], (row) => row.id),
  text(['消息', 'Message'], (row) => row.title),
  text(['对象', 'Audience'], (row) => row.audience),
  text(['发送人', 'Sender'], (row) => row.staff.name),
  text(['状态', 'State'], (row) => row.state),
  number(['目标数', 'Targets'], (row) => row.targets),
  number(['已送达', 'Sent'], (row) => row.sent),
  number(['达到上限', 'Capped'], (row) => row.capped, [
    '企业微信返回：这位客户当期收到的群发已达上限',
    'the platform says that the customer has had as many as it lets through',
  ]),
  number(['已不是好友或群主', 'Not friend or owner'], (row) => row.refused),
  number(['其他结束', 'Ended otherwise'], (row) => row.other),
  number(['未结束', 'Open'], (row) => row.open),
  time(['创建时间', 'Created at'], (row) => row.createdAt),
  time(['确认时间', 'Confirmed at'], (row) => row.confirmedAt),
];
