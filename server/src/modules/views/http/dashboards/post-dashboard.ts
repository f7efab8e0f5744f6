import { dashboardMadeSchema, dashboardPutSchema } from '@hetang/contract/http/dashboards';
import { sql } from '../../../../kernel/database/sql.ts';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { putCards } from '../../put-cards.ts';
import type { ViewsDeps } from '../deps.ts';

/** `POST /v1/account/dashboards`: a dashboard of one's own; names are told apart. */
export function postDashboard({ db, clock }: ViewsDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/account/dashboards',
      {
        config: { access: 'user' },
        schema: { tags: ['account'], body: dashboardPutSchema, response: { 200: dashboardMadeSchema } },
      },
      ({ caller, body: { name, shared, cards } }) =>
        db.transaction(async (tx) => {
          const user = caller?.id ?? 0;
          const made = await tx.one<{ id: number }>(sql`
            insert into dashboard (user_id, name, shared, changed_at)
            values (${user}, ${name}, ${shared}, ${clock.now()})
            on conflict do nothing returning id`);
          if (!made) throw new HetangError('request/invalid', { field: 'name', problem: `${name}: taken` });
          await putCards(tx, { dashboard: made.id, user }, cards);
          return { id: made.id };
        }),
    );
  };
}
