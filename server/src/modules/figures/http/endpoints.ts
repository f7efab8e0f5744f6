import {
  type StaffFigure,
  staffFigurePageSchema,
  staffFigureQuery,
} from '@hetang/contract/http/staff-figures';
import { type Column, number, text } from '../../../exports/columns.ts';
import { exportTable } from '../../../exports/export-table.ts';
import { tableOf } from '../../../exports/send-table.ts';
import type { Clock } from '../../../kernel/clock.ts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { listFigures } from '../list-figures.ts';

interface Deps {
  db: Database;
  clock: Clock;
}

/** What the platform counts of members. */
export function figureEndpoints(deps: Deps): Endpoint[] {
  return [getFigures(deps), exportFigures(deps)];
}

/** `GET /v1/staff/figures`: the members of the plan with their figures. */
function getFigures(deps: Deps): Endpoint {
  return (app) => {
    app.get(
      '/v1/staff/figures',
      {
        config: { access: 'any' },
        schema: {
          tags: ['codes'],
          querystring: staffFigureQuery,
          response: { 200: staffFigurePageSchema },
        },
      },
      async ({ query: { page, size, ...asked } }) => {
        const { rows, first, last } = await listFigures(deps, asked);
        return { items: rows.slice((page - 1) * size, page * size), total: rows.length, first, last };
      },
    );
  };
}

/** `GET /v1/staff/figures/export.xlsx` and `.csv`. */
function exportFigures(deps: Deps): Endpoint {
  return exportTable(deps, {
    path: '/v1/staff/figures/export',
    access: 'any',
    tags: ['codes'],
    query: staffFigureQuery.omit({ page: true, size: true }),
    open: async ({ query }) => {
      const { rows } = await listFigures(deps, query);
      async function* once() {
        yield rows;
      }
      return tableOf(['员工数据', 'figures of staff'], columns, once());
    },
  });
}

const columns: Column<StaffFigure>[] = [
  text(['员工', 'Staff'], (row) => row.staff.name),
  number(['新增客户', 'New customers'], (row) => row.contacts),
  number(['发起申请', 'Requests sent'], (row) => row.applies),
  number(['聊天数', 'Chats'], (row) => row.chats),
  number(['发送消息', 'Messages sent'], (row) => row.messages),
  number(['回复占比（%）', 'Answered (%)'], (row) => row.replyShare, [
    '客户主动发起的聊天中得到回复的比例，按每天的聊天数加权',
    'Chats that customers began and that were answered; days count by their chats',
  ]),
  number(['平均首次回复（分钟）', 'First answer (minutes)'], (row) => row.replyMinutes, [
    '按每天的聊天数加权',
    'Days count by their chats',
  ]),
  number(['删除或拉黑', 'Lost'], (row) => row.losses),
  number(['缺少的天数', 'Days missing'], (row) => row.missing),
];
