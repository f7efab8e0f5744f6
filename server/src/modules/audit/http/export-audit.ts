import { type AuditEntry, auditExportQuery } from '@hetang/contract/http/audit';
import { type Column, number, text, time } from '../../../exports/columns.ts';
import { type ExportDeps, exportTable } from '../../../exports/export-table.ts';
import { tableOf } from '../../../exports/send-table.ts';
import { STRETCH, TOP, walk } from '../../../exports/walk.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { walkAudit } from '../sql/list-audit.ts';

/** `GET /v1/audit/export.xlsx` and `.csv`: every entry that the filters mean, newest first. */
export function exportAudit(deps: ExportDeps): Endpoint {
  return exportTable(deps, {
    path: '/v1/audit/export',
    access: 'user',
    tags: ['audit'],
    query: auditExportQuery,
    open: async ({ query }) => {
      const rows = walk<AuditEntry>((last) =>
        walkAudit(deps.db, query, { below: last?.id ?? TOP, size: STRETCH }),
      );
      return tableOf(['审计日志', 'audit'], COLUMNS, rows);
    },
  });
}

const COLUMNS: Column<AuditEntry>[] = [
  number(['编号', 'Entry'], (row) => row.id),
  time(['时间', 'At'], (row) => row.at),
  text(['身份', 'Kind'], (row) => row.actor.kind),
  text(['操作人', 'Who'], (row) => row.actor.name),
  text(['IP', 'IP'], (row) => row.ip),
  text(['接口', 'Route'], (row) => row.route),
  text(['请求', 'Request'], (row) => row.request),
  text(['对象', 'Object'], (row) => row.object),
  text(['键', 'Key'], (row) => row.key),
  text(['动作', 'Act'], (row) => row.act),
  text(['之前', 'Before'], (row) => row.before && JSON.stringify(row.before)),
  text(['之后', 'After'], (row) => row.after && JSON.stringify(row.after)),
];
