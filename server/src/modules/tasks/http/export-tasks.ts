import { taskListQuery } from '@hetang/contract/http/work';
import { type Both, type Column, number, text, time, words } from '../../../exports/columns.ts';
import { exportTable } from '../../../exports/export-table.ts';
import type { Look } from '../../../exports/look.ts';
import { tableOf } from '../../../exports/send-table.ts';
import { STRETCH, TOP, walk } from '../../../exports/walk.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type TaskExportRow, walkTasks } from '../sql/walk-tasks.ts';
import type { TasksDeps } from './deps.ts';

const SAID: Readonly<Record<TaskExportRow['kind'] | TaskExportRow['state'], Both>> = {
  'follow-up': ['跟进', 'follow-up'],
  'confirm-send': ['群发待确认', 'confirm a mass send'],
  'publish-moment': ['朋友圈待发表', 'publish a Moment'],
  open: ['待办', 'open'],
  done: ['已完成', 'done'],
  expired: ['已过期', 'expired'],
  cancelled: ['已取消', 'cancelled'],
};

/** `GET /v1/tasks/export.xlsx` and `.csv`: every task that the filters mean, newest first. */
export function exportTasks({ db, clock }: TasksDeps): Endpoint {
  return exportTable(
    { db, clock },
    {
      path: '/v1/tasks/export',
      access: 'any',
      tags: ['tasks'],
      query: taskListQuery.omit({ page: true, size: true, sort: true }),
      open: async ({ query, request, look }) => {
        const filter = { ...query, rows: request.caller?.rows };
        const { timezone, now } = look;
        const rows = walk<TaskExportRow>((last) =>
          walkTasks(db, filter, { below: last?.id ?? TOP, size: STRETCH, timezone, now }),
        );
        return tableOf(['任务', 'tasks'], columns(look), rows);
      },
    },
  );
}

function columns({ names, lang }: Look): Column<TaskExportRow>[] {
  return [
    number(['任务编号', 'Task'], (row) => row.id),
    words(['类型', 'Kind'], (row) => row.kind, SAID, lang),
    text(['要做的事', 'Do'], (row) => row.do_key),
    text(['标题', 'Title'], (row) => row.title),
    text(['员工', 'Staff'], (row) => row.staff && names.of('staff', row.staff)),
    number(['客户编号', 'Contact'], (row) => row.contact_id),
    text(['客户', 'Contact name'], (row) => row.contact_name),
    number(['群发人数', 'People'], (row) => row.targets),
    words(['状态', 'State'], (row) => row.state, SAID, lang),
    time(['到期时间', 'Due at'], (row) => row.due),
    time(['创建时间', 'Created at'], (row) => row.created),
    time(['完成时间', 'Closed at'], (row) => row.closed),
    text(['结果', 'Outcome'], (row) => row.outcome),
    time(['员工打不开', 'Reported stuck at'], (row) => row.stuck),
  ];
}
