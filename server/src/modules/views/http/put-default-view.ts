import { defaultViewSchema } from '@hetang/contract/http/saved-views';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ViewsDeps } from './deps.ts';

/** `PUT /v1/account/default-view` */
export function putDefaultView({ db }: ViewsDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/account/default-view',
      { config: { access: 'user' }, schema: { tags: ['account'], body: defaultViewSchema } },
      async ({ caller, body: { list, view } }, reply) => {
        const me = caller?.id ?? 0;
        if (view === null) {
          await db.run(sql`delete from default_view where user_id = ${me} and list = ${list}`);
          return reply.code(204).send();
        }
        const set = await db.run(sql`
          insert into default_view (user_id, list, view_id)
          select ${me}, list, id from saved_view
          where id = ${view} and list = ${list} and (shared or user_id = ${me})
          on conflict (user_id, list) do update set view_id = excluded.view_id`);
        if (set === 0) throw new HetangError('request/not-found', { what: `view ${view}` });
        return reply.code(204).send();
      },
    );
  };
}
