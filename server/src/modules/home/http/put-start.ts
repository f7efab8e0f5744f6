import { startPutSchema } from '@hetang/contract/http/home';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { StartDeps } from '../deps.ts';

/** `PUT /v1/account/start`: puts the checklist of the first run away for oneself, or takes it out again. */
export function putStart({ db, clock }: StartDeps): Endpoint {
  return (app) => {
    app.put(
      '/v1/account/start',
      { config: { access: 'user' }, schema: { tags: ['account'], body: startPutSchema } },
      async ({ caller, body }, reply) => {
        await db.run(sql`
          update app_user set start_closed_at = ${body.closed ? clock.now() : null} where id = ${caller?.id ?? 0}`);
        return reply.code(204).send();
      },
    );
  };
}
