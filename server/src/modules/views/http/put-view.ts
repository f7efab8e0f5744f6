import { savedViewMadeSchema, savedViewPutSchema } from '@hetang/contract/http/saved-views';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ViewsDeps } from './deps.ts';

/** `PUT /v1/account/views` */
export function putView({ db, clock }: ViewsDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/account/views',
      {
        config: { access: 'user' },
        schema: {
          tags: ['account'],
          body: savedViewPutSchema,
          response: { 200: savedViewMadeSchema },
        },
      },
      async ({ caller, body: { list, name, query, hidden, shared } }) => {
        const row = await db.one<{ id: number }>(sql`
          insert into saved_view (user_id, list, name, query, hidden, shared, changed_at)
          values (${caller?.id ?? 0}, ${list}, ${name}, ${query}, ${hidden}::text[], ${shared}, ${clock.now()})
          on conflict (user_id, list, name) do update
            set query = excluded.query, hidden = excluded.hidden, shared = excluded.shared, changed_at = excluded.changed_at
          returning id`);
        return { id: row?.id ?? 0 };
      },
    );
  };
}
