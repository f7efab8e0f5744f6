import { sql } from '../../../../kernel/database/sql.ts';
import { HetangError } from '../../../../kernel/errors.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { ViewsDeps } from '../deps.ts';
import { params } from './params.ts';

/** `DELETE /v1/account/dashboards/:id`: one's own; the questions on it stay saved. */
export function deleteDashboard({ db }: ViewsDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/account/dashboards/:id',
      { config: { access: 'user' }, schema: { tags: ['account'], params } },
      async ({ caller, params: { id } }, reply) => {
        const gone = await db.run(
          sql`delete from dashboard where id = ${id} and user_id = ${caller?.id ?? 0}`,
        );
        if (gone === 0) throw new HetangError('request/not-found', { what: `dashboard ${id}` });
        return reply.code(204).send();
      },
    );
  };
}
