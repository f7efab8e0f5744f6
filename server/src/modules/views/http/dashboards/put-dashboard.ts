import { dashboardPutSchema } from '@hetang/contract/http/dashboards';
import { sql } from '../../../../kernel/database/sql.ts';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import { putCards } from '../../put-cards.ts';
import type { ViewsDeps } from '../deps.ts';
import { params } from './params.ts';

/** `PUT /v1/account/dashboards/:id`: name, who sees it, and all its cards; one's own only. */
export function putDashboard({ db, clock }: ViewsDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/account/dashboards/:id',
      {
        config: { access: 'user' },
        schema: { tags: ['account'], params, body: dashboardPutSchema },
      },
      async ({ caller, params: { id }, body: { name, shared, cards } }, reply) => {
        const user = caller?.id ?? 0;
        await db.transaction(async (tx) => {
          const taken = await tx.one(sql`
            select 1 from dashboard where user_id = ${user} and name = ${name} and id <> ${id}`);
          if (taken) throw new HetangError('request/invalid', { field: 'name', problem: `${name}: taken` });
          const changed = await tx.run(sql`
            update dashboard set name = ${name}, shared = ${shared}, changed_at = ${clock.now()}
            where id = ${id} and user_id = ${user}`);
          if (changed === 0) throw new HetangError('request/not-found', { what: `dashboard ${id}` });
          await putCards(tx, { dashboard: id, user }, cards);
        });
        return reply.code(204).send();
      },
    );
  };
}
