import { type ChatMember, chatMembersExportQuery } from '@hetang/contract/http/communities';
import type { Queryable } from '../../../kernel/database/database.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type CsvCell, sendCsv } from '../../../kernel/http/csv.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type ChatMemberFilter, listChatMembers } from '../sql/list-chat-members.ts';
import { type CommunityDeps, chatParams } from './deps.ts';
import { findChat } from './find-chat.ts';
import { memberPresenter } from './get-chat-members.ts';

/** A group has at most 500 members; who was in it over the years may be more. */
const STRETCH = 1_000;
const TITLES: Record<Lang, readonly string[]> = {
  zh: ['成员 ID', '类型', '名称', '客户编号', '入群时间', '入群方式', '邀请人', '退群时间', '退群方式'],
  en: ['Member', 'Kind', 'Name', 'Contact', 'Joined at', 'How', 'Invited by', 'Left at', 'How they left'],
};
const WORDS: Record<string, Record<Lang, string>> = {
  staff: { zh: '员工', en: 'staff' },
  customer: { zh: '客户', en: 'customer' },
  invited: { zh: '成员邀请', en: 'invited' },
  link: { zh: '邀请链接', en: 'by link' },
  qr: { zh: '扫码', en: 'by QR code' },
  left: { zh: '主动退群', en: 'left' },
  removed: { zh: '被移出', en: 'removed' },
  dismissed: { zh: '群解散', en: 'dissolved' },
  unknown: { zh: '未知', en: 'unknown' },
};

/** `GET /v1/chats/:id/members/export.csv`: everybody whom the filters mean. */
export function exportChatMembers({ db }: CommunityDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/chats/:id/members/export.csv',
      {
        config: { access: 'any' },
        schema: { tags: ['communities'], params: chatParams, querystring: chatMembersExportQuery },
      },
      async (request, reply) => {
        const lang = langOf(request);
        const chat = await findChat(db, request.params.id);
        const present = memberPresenter((await currentPlan(db))?.plan ?? null);
        const whose = { chatId: chat.chat_id, filter: request.query };
        return sendCsv(reply, chat.name || chat.chat_id, rowsOf(db, whose, { lang, present }));
      },
    );
  };
}

async function* rowsOf(
  db: Queryable,
  whose: { chatId: string; filter: ChatMemberFilter },
  { lang, present }: { lang: Lang; present: ReturnType<typeof memberPresenter> },
): AsyncGenerator<CsvCell[][]> {
  yield [[...TITLES[lang]]];
  for (let offset = 0; ; offset += STRETCH) {
    const { rows } = await listChatMembers(db, whose, { sort: 'joinedAt', limit: STRETCH, offset });
    if (rows.length > 0) yield rows.map((row) => cells(present(row), lang));
    if (rows.length < STRETCH) return;
  }
}

const word = (text: string | null, lang: Lang): string | null =>
  text === null ? null : (WORDS[text]?.[lang] ?? text);

function cells(member: ChatMember, lang: Lang): CsvCell[] {
  return [
    member.id,
    word(member.kind, lang),
    member.name,
    member.contact,
    member.joinedAt,
    word(member.scene, lang),
    member.inviter,
    member.leftAt,
    word(member.leave, lang),
  ];
}
