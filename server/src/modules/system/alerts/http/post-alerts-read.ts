import { alertReadDoneSchema, alertReadSchema } from '@hetang/contract/http/alerts';
import type { Database } from '../../../../kernel/database/database.ts';
import { sql } from '../../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';

/** `POST /v1/alerts/read`: notes that the caller has seen them as bad as they are now. */
export function postAlertsRead({ db }: { db: Database }): Endpoint {
  return (app) => {
    app.post(
      '/v1/alerts/read',
      {
        config: { access: 'user' },
        schema: { tags: ['system'], body: alertReadSchema, response: { 200: alertReadDoneSchema } },
      },
      async ({ body: { ids }, caller }) => {
        const read = await db.run(sql`
          insert into alert_read (user_id, alert_id, level, count)
          select ${caller?.id ?? 0}, id, level, count from alert
          where closed_at is null and (${ids ?? null}::bigint[] is null or id = any(${ids ?? null}::bigint[]))
          on conflict (user_id, alert_id) do update set level = excluded.level, count = excluded.count`);
        return { read };
      },
    );
  };
}
