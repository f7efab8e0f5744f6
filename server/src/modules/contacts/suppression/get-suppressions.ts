import { suppressionListQuery, suppressionPageSchema } from '@hetang/contract/http/suppressions';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { SuppressionDeps } from './deps.ts';

interface Row {
  contact_id: number;
  name: string | null;
  reason: string;
  set_by: string;
  at: Date;
  until: Date | null;
  total: number;
}

/** `GET /v1/suppressions`: who is left alone now, newest first. */
export function getSuppressions({ db, clock }: SuppressionDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/suppressions',
      {
        config: { access: 'any' },
        schema: {
          tags: ['contacts'],
          querystring: suppressionListQuery,
          response: { 200: suppressionPageSchema },
        },
      },
      async (request) => {
        const { page, size } = request.query;
        const rows = await db.rows<Row>(sql`
          select s.contact_id, c.name, s.reason, s.set_by, s.at, s.until, count(*) over () as total
          from suppression s join contact c on c.id = s.contact_id
          where s.until is null or s.until > ${clock.now()}
          order by s.at desc, s.contact_id limit ${size} offset ${(page - 1) * size}`);
        return {
          items: rows.map((row) => ({
            contact: row.contact_id,
            name: row.name,
            reason: row.reason,
            by: row.set_by,
            at: row.at.toISOString(),
            until: row.until?.toISOString() ?? null,
          })),
          total: rows[0]?.total ?? 0,
        };
      },
    );
  };
}
