import { sql } from '../../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../../kernel/http/app.ts';
import type { AccessDeps } from '../../deps.ts';
import { checkMayReset } from '../change-user.ts';
import { userParams } from './params.ts';

/** `DELETE /v1/users/:id/sessions`: signs somebody out everywhere. */
export function deleteUserSessions({ db }: AccessDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/users/:id/sessions',
      { config: { access: 'user' }, schema: { tags: ['access'], params: userParams } },
      async ({ params: { id }, caller }, reply) => {
        await db.transaction(async (tx) => {
          await checkMayReset(tx, id, caller);
          await tx.run(sql`delete from session where user_id = ${id}`);
        });
        return reply.status(204).send();
      },
    );
  };
}
