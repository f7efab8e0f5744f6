import { type ChatMember, chatMembersExportQuery } from '@hetang/contract/http/communities';
import { type Both, type Column, number, text, time, words } from '../../../exports/columns.ts';
import { exportTable } from '../../../exports/export-table.ts';
import { tableOf } from '../../../exports/send-table.ts';
import { STRETCH } from '../../../exports/walk.ts';
import type { Queryable } from '../../../kernel/database/database.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type ChatMemberFilter, listChatMembers } from '../sql/list-chat-members.ts';
import { type CommunityDeps, chatParams } from './deps.ts';
import { findChat } from './find-chat.ts';
import { memberPresenter } from './get-chat-members.ts';

const SAID: Readonly<Record<string, Both>> = {
  staff: ['员工', 'staff'],
  customer: ['客户', 'customer'],
  invited: ['成员邀请', 'invited'],
  link: ['邀请链接', 'by link'],
  qr: ['扫码', 'by QR code'],
  left: ['主动退群', 'left'],
  removed: ['被移出', 'removed'],
  dismissed: ['群解散', 'dissolved'],
  unknown: ['未知', 'unknown'],
};

/** `GET /v1/chats/:id/members/export.xlsx` and `.csv`: everybody whom the filters mean. */
export function exportChatMembers({ db, clock }: CommunityDeps): Endpoint {
  return exportTable(
    { db, clock },
    {
      path: '/v1/chats/:id/members/export',
      access: 'any',
      tags: ['communities'],
      params: chatParams,
      query: chatMembersExportQuery,
      open: async ({ query, params, look }) => {
        const chat = await findChat(db, params.id);
        const title = chat.name || chat.chat_id;
        const rows = members(db, { chatId: chat.chat_id, filter: query }, memberPresenter(look.plan));
        return tableOf([title, title], columns(look.lang), rows);
      },
    },
  );
}

/** By place: a group has at most 500 members, though over the years more may have been in it. */
async function* members(
  db: Queryable,
  whose: { chatId: string; filter: ChatMemberFilter },
  present: ReturnType<typeof memberPresenter>,
): AsyncGenerator<ChatMember[]> {
  for (let offset = 0; ; offset += STRETCH) {
    const { rows } = await listChatMembers(db, whose, { sort: 'joinedAt', limit: STRETCH, offset });
    yield rows.map(present);
    if (rows.length < STRETCH) return;
  }
}

function columns(lang: Lang): Column<ChatMember>[] {
  return [
    text(['成员 ID', 'Member'], (member) => member.id),
    words(['类型', 'Kind'], (member) => member.kind, SAID, lang),
    text(['名称', 'Name'], (member) => member.name),
    number(['客户编号', 'Contact'], (member) => member.contact),
    time(['入群时间', 'Joined at'], (member) => member.joinedAt),
    words(['入群方式', 'How'], (member) => member.scene, SAID, lang),
    text(['邀请人', 'Invited by'], (member) => member.inviter),
    time(['退群时间', 'Left at'], (member) => member.leftAt),
    words(['退群方式', 'How they left'], (member) => member.leave, SAID, lang),
  ];
}
