import { type ChatMember, chatMembersQuery, chatMembersSchema } from '@hetang/contract/http/communities';
import type { Plan } from '@hetang/contract/plan/registry';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type ChatMemberRow, listChatMembers } from '../sql/list-chat-members.ts';
import { type CommunityDeps, chatParams } from './deps.ts';
import { findChat } from './find-chat.ts';

/** `GET /v1/chats/:id/members`: who is or was in a group. */
export function getChatMembers({ db }: CommunityDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/chats/:id/members',
      {
        config: { access: 'any' },
        schema: {
          tags: ['communities'],
          params: chatParams,
          querystring: chatMembersQuery,
          response: { 200: chatMembersSchema },
        },
      },
      async (request) => {
        const { page, size, sort, ...filter } = request.query;
        const { chat_id: chatId } = await findChat(db, request.params.id);
        const place = { sort, limit: size, offset: (page - 1) * size };
        const [plan, found] = await Promise.all([
          currentPlan(db),
          listChatMembers(db, { chatId, filter }, place),
        ]);
        return { items: found.rows.map(memberPresenter(plan?.plan ?? null)), total: found.total };
      },
    );
  };
}

/** Shows members by the names that the plan has for its staff. */
export function memberPresenter(plan: Plan | null): (row: ChatMemberRow) => ChatMember {
  const staff = new Map(Object.values(plan?.staff ?? {}).map(({ wecom, name }) => [wecom, name]));
  return (row) => ({
    id: row.member_id,
    kind: row.kind,
    name: (row.kind === 'staff' ? staff.get(row.member_id) : undefined) ?? row.name,
    contact: row.contact_id,
    joinedAt: row.joined_at.toISOString(),
    scene: row.scene,
    inviter: row.inviter === null ? null : (staff.get(row.inviter) ?? row.inviter),
    leftAt: row.left_at?.toISOString() ?? null,
    leave: row.leave,
  });
}
