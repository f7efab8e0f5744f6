import { type Dashboard, dashboardSchema } from '@hetang/contract/http/dashboards';
import { sql } from '../../../../kernel/database/sql.ts';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { ViewsDeps } from '../deps.ts';
import { params } from './params.ts';

/** `GET /v1/account/dashboards/:id`: one's own or a shared one, with its questions in their order. */
export function getDashboard({ db }: ViewsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/account/dashboards/:id',
      {
        config: { access: 'user' },
        schema: { tags: ['account'], params, response: { 200: dashboardSchema } },
      },
      async ({ caller, params: { id } }) => {
        const me = caller?.id ?? 0;
        const found = await db.one<Dashboard>(sql`
          select d.id, d.name, d.shared, d.user_id = ${me} as mine, u.name as by,
            coalesce((
              select json_agg(json_build_object('view', v.id, 'list', v.list, 'name', v.name, 'query', v.query,
                'width', c.width, 'height', c.height) order by c.position)
              from dashboard_card c join saved_view v on v.id = c.view_id where c.dashboard_id = d.id), '[]') as cards
          from dashboard d join app_user u on u.id = d.user_id
          where d.id = ${id} and (d.shared or d.user_id = ${me})`);
        if (!found) throw new HetangError('request/not-found', { what: `dashboard ${id}` });
        return found;
      },
    );
  };
}
