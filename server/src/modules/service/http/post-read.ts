import { serviceReadSchema } from '@hetang/contract/http/service';
import { sql } from '../../../kernel/database/sql.ts';
import { HetangError } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { syncAccounts } from '../sync-accounts.ts';
import { askPort } from './ask-port.ts';
import type { ServiceHttpDeps } from './deps.ts';

/** `POST /v1/service/accounts/read`: looks which accounts there are and reads them: callbacks may have been lost. */
export function postRead({ db, clock, port, read }: ServiceHttpDeps): Endpoint {
  return (app) => {
    app.post(
      '/v1/service/accounts/read',
      {
        config: { access: 'any' },
        schema: { tags: ['service'], response: { 200: serviceReadSchema } },
      },
      async () => {
        if (!port) throw new HetangError('wecom/not-connected');
        askPort(await syncAccounts({ db, clock, port }));
        const accounts = await db.rows<{ id: string }>(
          sql`select id from service_account where gone_at is null order by id`,
        );
        for (const { id } of accounts) await read(id, null);
        return { accounts: accounts.length };
      },
    );
  };
}
