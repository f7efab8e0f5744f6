import { chatDetailSchema } from '@hetang/contract/http/communities';
import type { Queryable } from '../../../kernel/database/database.ts';
import { sql } from '../../../kernel/database/sql.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { chosenNames } from '../sql/list-chats.ts';
import { type CommunityDeps, chatParams } from './deps.ts';
import { findChat } from './find-chat.ts';
import { chatPresenter } from './present-chat.ts';

/** `GET /v1/chats/:id`: one customer group. */
export function getChat({ db }: CommunityDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/chats/:id',
      {
        config: { access: 'any' },
        schema: { tags: ['communities'], params: chatParams, response: { 200: chatDetailSchema } },
      },
      async (request) => {
        const chat = await findChat(db, request.params.id);
        const [plan, known, people] = await Promise.all([
          currentPlan(db),
          chosenNames(db),
          countPeople(db, chat.chat_id),
        ]);
        return {
          ...chatPresenter(plan?.plan ?? null, known)(chat),
          notice: chat.notice,
          seenAt: chat.seen_at?.toISOString() ?? null,
          dismissedAt: chat.dismissed_at?.toISOString() ?? null,
          ...people,
        };
      },
    );
  };
}

async function countPeople(
  db: Queryable,
  chatId: string,
): Promise<{ staff: number; customers: number; contacts: number }> {
  const row = await db.one<{ staff: number; customers: number; contacts: number }>(sql`
    select count(*) filter (where m.kind = 'staff') as staff, count(*) filter (where m.kind = 'customer') as customers,
      count(i.contact_id) as contacts
    from community_chat_member m
      left join identity i on m.kind = 'customer' and i.kind = 'external_userid' and i.value = m.member_id
    where m.chat_id = ${chatId} and m.left_at is null`);
  return row ?? { staff: 0, customers: 0, contacts: 0 };
}
