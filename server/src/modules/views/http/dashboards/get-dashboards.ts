import { type Dashboard, dashboardPageSchema, dashboardQuery } from '@hetang/contract/http/dashboards';
import { sql } from '../../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { ViewsDeps } from '../deps.ts';

/** `GET /v1/account/dashboards`: one's own, and what others share. */
export function getDashboards({ db }: ViewsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/account/dashboards',
      {
        config: { access: 'user' },
        schema: {
          tags: ['account'],
          querystring: dashboardQuery,
          response: { 200: dashboardPageSchema },
        },
      },
      async ({ caller, query: { page, size } }) => {
        const me = caller?.id ?? 0;
        const rows = await db.rows<Omit<Dashboard, 'cards'> & { total: number }>(sql`
          select d.id, d.name, d.shared, d.user_id = ${me} as mine, u.name as by, count(*) over () as total
          from dashboard d join app_user u on u.id = d.user_id
          where d.shared or d.user_id = ${me}
          order by mine desc, d.name, d.id limit ${size} offset ${(page - 1) * size}`);
        return { items: rows.map(({ total: _total, ...head }) => head), total: rows[0]?.total ?? 0 };
      },
    );
  };
}
