import { contactFilterQuery } from '@hetang/contract/http/contacts';
import { exportTable } from '../../../exports/export-table.ts';
import { tableOf } from '../../../exports/send-table.ts';
import { STRETCH, TOP, walk } from '../../../exports/walk.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type ExportRow, walkContacts } from '../sql/walk-contacts.ts';
import type { FilterDeps } from './deps.ts';
import { exportColumns } from './export-columns.ts';
import { readFilter } from './read-filter.ts';

/** `GET /v1/contacts/export.xlsx` and `.csv`: every contact that the filters mean, newest first. */
export function exportContacts(deps: FilterDeps): Endpoint {
  return exportTable(deps, {
    path: '/v1/contacts/export',
    access: 'any',
    tags: ['contacts'],
    query: contactFilterQuery,
    open: async ({ query, request, look }) => {
      const filter = { ...(await readFilter(deps, query)), rows: request.caller?.rows };
      // Numbers in full are for roles that are allowed them; everybody else gets them masked.
      const showPhones = request.caller?.permissions?.phones?.export !== undefined;
      const rows = walk<ExportRow>((last) =>
        walkContacts(deps.db, filter, { below: last?.id ?? TOP, size: STRETCH, timezone: look.timezone }),
      );
      return tableOf(['客户列表', 'contacts'], exportColumns(look, { showPhones }), rows);
    },
  });
}
