import { reconciliationAskedSchema } from '@hetang/contract/http/reconciliations';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import type { ReconciliationDeps } from './deps.ts';

/** `POST /v1/wecom/reconciliations`: asks for a comparison with the platform, which begins within seconds. */
export function postReconciliation({ db, ask }: ReconciliationDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/wecom/reconciliations',
      {
        config: { access: 'any' },
        schema: { tags: ['wecom'], response: { 200: reconciliationAskedSchema } },
      },
      async (request) => {
        if (!ask) throw new HetangError('request/not-found', { what: 'a platform to compare with' });
        const by = request.caller?.name ?? 'unknown';
        return db.transaction(async (tx) => {
          await ask(tx, by);
          const running = await tx.one<{ id: number }>(
            sql`select id from wecom_sync where state = 'running'`,
          );
          return { id: running?.id ?? 0 };
        });
      },
    );
  };
}
