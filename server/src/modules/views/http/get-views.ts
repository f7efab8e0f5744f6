import { type SavedView, savedViewPageSchema, savedViewQuery } from '@hetang/contract/http/saved-views';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ViewsDeps } from './deps.ts';

/** `GET /v1/account/views`: one's own, and what others share. */
export function getViews({ db }: ViewsDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/account/views',
      {
        config: { access: 'user' },
        schema: {
          tags: ['account'],
          querystring: savedViewQuery,
          response: { 200: savedViewPageSchema },
        },
      },
      async ({ caller, query: { list, page, size } }) => {
        const me = caller?.id ?? 0;
        const rows = await db.rows<SavedView & { total: number }>(sql`
          select v.id, v.name, v.query, v.hidden, v.shared, v.user_id = ${me} as mine, u.name as by,
            d.view_id is not null as opens, count(*) over () as total
          from saved_view v
          join app_user u on u.id = v.user_id
          left join default_view d on d.view_id = v.id and d.user_id = ${me}
          where v.list = ${list} and (v.shared or v.user_id = ${me})
          order by mine desc, v.name, v.id limit ${size} offset ${(page - 1) * size}`);
        return { items: rows.map(({ total: _total, ...view }) => view), total: rows[0]?.total ?? 0 };
      },
    );
  };
}
