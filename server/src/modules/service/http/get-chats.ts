import { serviceChatListQuery, serviceChatPageSchema } from '@hetang/contract/http/service';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type ChatRow, chatRows } from '../sql/chat-rows.ts';
import type { ServiceHttpDeps } from './deps.ts';
import { presentChat } from './present-chat.ts';

const ORDERS = {
  '-last': sql`last_at desc`,
  last: sql`last_at`,
  until: sql`wrote_at nulls last`,
  '-until': sql`wrote_at desc nulls last`,
} as const;

/** `GET /v1/service/chats`: conversations of customer service. */
export function getChats({ db, clock }: ServiceHttpDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/service/chats',
      {
        config: { access: 'any' },
        schema: {
          tags: ['service'],
          querystring: serviceChatListQuery,
          response: { 200: serviceChatPageSchema },
        },
      },
      async (request) => {
        const { page, size, sort, account = null, waiting = null, search = '' } = request.query;
        const now = clock.now();
        const like = `%${search.trim().replace(/[\\%_]/g, '\\$&')}%`;
        const rows = await db.rows<ChatRow & { total: number }>(sql`
          select *, count(*) over () as total from (${chatRows(now)}) chats
          where (${account}::text is null or account = ${account})
            and (${waiting}::text is null or waiting = (${waiting} = 'yes'))
            and (contact_name ilike ${like} or external_userid ilike ${like})
          order by ${ORDERS[sort]}, account, external_userid limit ${size} offset ${(page - 1) * size}`);
        return { items: rows.map((row) => presentChat(row, now)), total: rows[0]?.total ?? 0 };
      },
    );
  };
}
