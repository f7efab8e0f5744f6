import { z } from 'zod';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ViewsDeps } from './deps.ts';

const params = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) });

/** `DELETE /v1/account/views/:id`: one's own; who opened the list with it opens it without a view. */
export function deleteView({ db }: ViewsDeps): Endpoint {
  return (app) => {
    app.delete(
      '/v1/account/views/:id',
      { config: { access: 'user' }, schema: { tags: ['account'], params } },
      async ({ caller, params: { id } }, reply) => {
        const gone = await db.run(
          sql`delete from saved_view where id = ${id} and user_id = ${caller?.id ?? 0}`,
        );
        if (gone === 0) throw new HetangError('request/not-found', { what: `view ${id}` });
        return reply.code(204).send();
      },
    );
  };
}
