import { type ChatRow, chatExportQuery } from '@hetang/contract/http/communities';
import { type Both, type Column, number, text, time, words } from '../../../exports/columns.ts';
import { exportTable } from '../../../exports/export-table.ts';
import { tableOf } from '../../../exports/send-table.ts';
import { STRETCH, walk } from '../../../exports/walk.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { chosenNames, walkChats } from '../sql/list-chats.ts';
import type { CommunityDeps } from './deps.ts';
import { chatPresenter } from './present-chat.ts';

const STATUS: Readonly<Record<ChatRow['status'], Both>> = {
  normal: ['正常', 'normal'],
  'owner-left': ['群主已离职', 'owner has left'],
  'handing-over': ['正在转交', 'being handed over'],
  'handed-over': ['已转交', 'handed over'],
  dismissed: ['已解散', 'dissolved'],
};

/** `GET /v1/chats/export.xlsx` and `.csv`: every group that the filters mean. */
export function exportChats({ db, clock }: CommunityDeps): Endpoint {
  return exportTable(
    { db, clock },
    {
      path: '/v1/chats/export',
      access: 'any',
      tags: ['communities'],
      query: chatExportQuery,
      open: async ({ query, request, look }) => {
        const present = chatPresenter(look.plan, await chosenNames(db));
        const filter = { ...query, rows: request.caller?.rows };
        const rows = walk<ChatRow>(async (last) =>
          (await walkChats(db, filter, { after: last?.id ?? '', size: STRETCH })).map(present),
        );
        return tableOf(['客户群', 'groups'], columns(look.lang), rows);
      },
    },
  );
}

function columns(lang: Lang): Column<ChatRow>[] {
  const byName = lang === 'zh' ? '按群名' : 'its name';
  return [
    text(['群 ID', 'Group ID'], (chat) => chat.id),
    text(['群名', 'Name'], (chat) => chat.name),
    text(['群主', 'Owner'], (chat) => chat.owner.name),
    words(['状态', 'Status'], (chat) => chat.status, STATUS, lang),
    number(['人数', 'People'], (chat) => chat.members),
    time(['建群时间', 'Created at'], (chat) => chat.createdAt),
    text(['社群', 'Community'], (chat) => chat.community?.name ?? null),
    text(['归类方式', 'Put there by'], (chat) => chat.chosenBy ?? (chat.community ? byName : null)),
    text(['建议归到', 'Suggested'], (chat) => chat.suggestion?.name ?? null),
  ];
}
