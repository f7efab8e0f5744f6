import { contactFilterQuery } from '@hetang/contract/http/contacts';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type CsvCell, sendCsv } from '../../../kernel/http/csv.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import type { ContactFilter } from '../sql/contact-filter.ts';
import { walkContacts } from '../sql/walk-contacts.ts';
import type { ContactsDeps } from './deps.ts';
import { type ExportColumn, exportColumns } from './export-columns.ts';
import { readFilter } from './read-filter.ts';

const STRETCH = 1_000;
const DEFAULT_ZONE = 'Asia/Shanghai';

/** `GET /v1/contacts/export.csv`: every contact that the filters mean, newest first. */
export function exportContacts(deps: Pick<ContactsDeps, 'db' | 'clock'>): Endpoint {
  const { db } = deps;
  return (app) => {
    app.get(
      '/v1/contacts/export.csv',
      { config: { access: 'any' }, schema: { querystring: contactFilterQuery } },
      async (request, reply) => {
        const filter = { ...(await readFilter(deps, request.query)), rows: request.caller?.rows };
        const lang = langOf(request);
        const plan = (await currentPlan(db))?.plan ?? null;
        const rows = exportRows(db, filter, {
          columns: exportColumns(plan, lang),
          timezone: plan?.meta.timezone ?? DEFAULT_ZONE,
        });
        return sendCsv(reply, lang === 'zh' ? '客户' : 'contacts', rows);
      },
    );
  };
}

async function* exportRows(
  db: Database,
  filter: ContactFilter,
  { columns, timezone }: { columns: ExportColumn[]; timezone: string },
): AsyncGenerator<CsvCell[][]> {
  yield [columns.map((column) => column.title)];
  let below = Number.MAX_SAFE_INTEGER;
  for (;;) {
    const rows = await walkContacts(db, filter, { below, size: STRETCH, timezone });
    if (rows.length > 0) yield rows.map((row) => columns.map((column) => column.cell(row)));
    const last = rows.at(-1);
    if (!last || rows.length < STRETCH) return;
    below = last.id;
  }
}
