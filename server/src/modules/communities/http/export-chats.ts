import { type ChatRow, chatExportQuery } from '@hetang/contract/http/communities';
import type { Queryable } from '../../../kernel/database/database.ts';
import type { Lang } from '../../../kernel/errors.ts';
import type { Endpoint } from '../../../kernel/http/app.ts';
import { type CsvCell, sendCsv } from '../../../kernel/http/csv.ts';
import { langOf } from '../../../kernel/http/errors.ts';
import { currentPlan } from '../../../plan/current.ts';
import { type ChatFilter, chosenNames, walkChats } from '../sql/list-chats.ts';
import type { CommunityDeps } from './deps.ts';
import { chatPresenter } from './present-chat.ts';

const STRETCH = 1_000;
const TITLES: Record<Lang, readonly string[]> = {
  zh: ['群 ID', '群名', '群主', '状态', '人数', '建群时间', '社群', '归类方式', '建议归到'],
  en: [
    'Group ID',
    'Name',
    'Owner',
    'Status',
    'People',
    'Created at',
    'Community',
    'Put there by',
    'Suggested',
  ],
};
const STATUS: Record<ChatRow['status'], Record<Lang, string>> = {
  normal: { zh: '正常', en: 'normal' },
  'owner-left': { zh: '群主已离职', en: 'owner has left' },
  'handing-over': { zh: '正在转交', en: 'being handed over' },
  'handed-over': { zh: '已转交', en: 'handed over' },
  dismissed: { zh: '已解散', en: 'dissolved' },
};

/** `GET /v1/chats/export.csv`: every group that the filters mean. */
export function exportChats({ db }: CommunityDeps): Endpoint {
  return (app) => {
    app.get(
      '/v1/chats/export.csv',
      { config: { access: 'any' }, schema: { tags: ['communities'], querystring: chatExportQuery } },
      async (request, reply) => {
        const lang = langOf(request);
        const plan = (await currentPlan(db))?.plan ?? null;
        const present = chatPresenter(plan, await chosenNames(db));
        return sendCsv(
          reply,
          lang === 'zh' ? '客户群' : 'groups',
          rowsOf(
            db,
            { ...request.query, rows: request.caller?.rows },
            (row) => cells(present(row), lang),
            lang,
          ),
        );
      },
    );
  };
}

async function* rowsOf(
  db: Queryable,
  filter: ChatFilter,
  toCells: (row: Awaited<ReturnType<typeof walkChats>>[number]) => CsvCell[],
  lang: Lang,
): AsyncGenerator<CsvCell[][]> {
  yield [[...TITLES[lang]]];
  let after = '';
  for (;;) {
    const rows = await walkChats(db, filter, { after, size: STRETCH });
    if (rows.length > 0) yield rows.map(toCells);
    if (rows.length < STRETCH) return;
    after = rows.at(-1)?.chat_id ?? after;
  }
}

function cells(chat: ChatRow, lang: Lang): CsvCell[] {
  const byName = lang === 'zh' ? '按群名' : 'its name';
  return [
    chat.id,
    chat.name,
    chat.owner.name,
    STATUS[chat.status][lang],
    chat.members,
    chat.createdAt,
    chat.community?.name ?? null,
    chat.chosenBy ?? (chat.community ? byName : null),
    chat.suggestion?.name ?? null,
  ];
}
