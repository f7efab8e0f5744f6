import { failureListQuery, failurePageSchema } from '@hetang/contract/http/system';
import type { Database } from '../../../kernel/database/database.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type FailureListRow, listFailures } from '../sql/list-failures.ts';

/** `GET /v1/system/failures`: a page of events that a consumer has set aside. */
export function getFailures({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.get(
      '/v1/system/failures',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], querystring: failureListQuery, response: { 200: failurePageSchema } },
      },
      async (request) => {
        const { page, size, ...filter } = request.query;
        const { rows, total } = await listFailures(db, filter, { limit: size, offset: (page - 1) * size });
        return { items: rows.map(present), total };
      },
    );
  };
}

function present(row: FailureListRow) {
  return {
    consumer: row.consumer,
    part: row.part,
    seq: row.seq,
    event: row.name,
    at: row.at.toISOString(),
    contact: row.known ? { id: row.contact_id, name: row.contact_name } : null,
    error: row.error,
    attempts: row.attempts,
    failedAt: row.failed_at.toISOString(),
    askedAt: row.retry_asked_at?.toISOString() ?? null,
    resolvedAt: row.resolved_at?.toISOString() ?? null,
    dismissedAt: row.dismissed_at?.toISOString() ?? null,
  };
}
