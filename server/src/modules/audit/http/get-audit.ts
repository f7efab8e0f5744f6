import { auditCheckSchema, auditListQuery, auditPageSchema } from '@hetang/contract/http/audit';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { sortOf } from '../../../kernel/http/sort.ts';
import { checkAudit } from '../sql/check-audit.ts';
import { auditSorts, listAudit } from '../sql/list-audit.ts';

/** `GET /v1/audit`: a page of who changed what; newest first. */
export function getAudit(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/audit',
      {
        config: { access: 'user' },
        schema: { tags: ['audit'], querystring: auditListQuery, response: { 200: auditPageSchema } },
      },
      async ({ query: { page, size, sort, ...filter } }) =>
        listAudit(db, filter, {
          ...sortOf(sort ?? '-at', auditSorts),
          limit: size,
          offset: (page - 1) * size,
        }),
    );
  };
}

/** `GET /v1/audit/check`: whether somebody edited the log behind our back. */
export function getAuditCheck(db: Database): Endpoint {
  return (app) => {
    app.get(
      '/v1/audit/check',
      { config: { access: 'user' }, schema: { tags: ['audit'], response: { 200: auditCheckSchema } } },
      () => checkAudit(db),
    );
  };
}
