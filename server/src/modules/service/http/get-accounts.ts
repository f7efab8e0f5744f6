import { serviceAccountListSchema } from '@hetang/contract/http/service';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { chatRows } from '../sql/chat-rows.ts';
import type { ServiceHttpDeps } from './deps.ts';

/** `GET /v1/service/accounts`: accounts by name, with how many wait. */
export function getAccounts({ db, clock }: ServiceHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/service/accounts',
      {
        config: { access: 'any' },
        schema: { tags: ['service'], response: { 200: serviceAccountListSchema } },
      },
      async () => {
        const rows = await db.rows<{
          id: string;
          name: string;
          read_at: Date | null;
          chats: number;
          waiting: number;
        }>(sql`
          with chats as (${chatRows(clock.now())})
          select a.id, a.name, a.read_at, count(c.*) as chats, count(*) filter (where c.waiting) as waiting
          from service_account a left join chats c on c.account = a.id
          where a.gone_at is null group by a.id order by a.name, a.id`);
        return {
          items: rows.map(({ read_at, ...row }) => ({ ...row, readAt: read_at?.toISOString() ?? null })),
        };
      },
    );
  };
}
