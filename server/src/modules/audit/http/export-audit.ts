import { auditExportQuery } from '@hetang/contract/http/audit';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type CsvCell, sendCsv } from '../../../kernel/http/csv.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { type AuditFilter, walkAudit } from '../sql/list-audit.ts';

const STRETCH = 1_000;
const TITLES = {
  zh: ['编号', '时间（UTC）', '身份', '操作人', 'IP', '接口', '请求', '对象', '键', '动作', '之前', '之后'],
  en: [
    'Entry',
    'At (UTC)',
    'Kind',
    'Who',
    'IP',
    'Route',
    'Request',
    'Object',
    'Key',
    'Act',
    'Before',
    'After',
  ],
};

/** `GET /v1/audit/export.csv`: every entry that the filters mean, newest first. */
export function exportAudit(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/audit/export.csv',
      { config: { access: 'user' }, schema: { tags: ['audit'], querystring: auditExportQuery } },
      async (request, reply) => {
        const lang = langOf(request);
        const rows = exportRows(db, request.query, TITLES[lang]);
        return sendCsv(reply, lang === 'zh' ? '审计日志' : 'audit', rows);
      },
    );
  };
}

async function* exportRows(
  db: Database,
  filter: AuditFilter,
  titles: readonly string[],
): AsyncGenerator<CsvCell[][]> {
  yield [[...titles]];
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await walkAudit(db, filter, { below, size: STRETCH });
    if (rows.length > 0)
      yield rows.map((row) => [
        row.id,
        row.at,
        row.actor.kind,
        row.actor.name,
        row.ip,
        row.route,
        row.request,
        row.object,
        row.key,
        row.act,
        row.before && JSON.stringify(row.before),
        row.after && JSON.stringify(row.after),
      ]);
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) return;
    below = last.id;
  }
}
