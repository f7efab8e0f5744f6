import type { ChatRow } from '@hetang/contract/http/communities';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { chatsQuery } from '../../api/communities.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useChatColumns } from './chat-columns.tsx';
import { ChatFilters } from './chat-filters.tsx';
import { GiveChatsDrawer } from './give-chats-drawer.tsx';
import { chatListSpec } from './list-specs.ts';
import { PutChatsDrawer } from './put-chats-drawer.tsx';

type Picked = ReadonlyMap<string | number, ChatRow>;
const NOBODY: Picked = new Map();

/** Customer groups, of one community or of all: filter, sort, export, and where they belong. */
export function ChatTable({ community }: { community?: string }) {
  const { t } = useTranslation();
  const list = useListUrl(chatListSpec);
  const [picked, setPicked] = useState(NOBODY);
  const [doing, setDoing] = useState<'put' | 'give' | null>(null);
  const here = community === undefined ? {} : { community };
  const state = { ...list.state, filters: { ...list.state.filters, ...here } };
  const query = useQuery(chatsQuery(toListQuery(state)));
  const nameOf = (row: ChatRow) => row.name || t('communities.unnamed');
  return (
    <>
      <DataTable
        id="chats"
        label={t('communities.chats')}
        columns={useChatColumns()}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/chats/export.xlsx${toFilterQuery(state)}`}
        filterBar={<ChatFilters list={list} fixed={community} />}
        actions={
          <>
            <Button disabled={picked.size === 0} onClick={() => setDoing('give')}>
              {t('transfers.chatsGive')}
            </Button>
            <Button type="primary" disabled={picked.size === 0} onClick={() => setDoing('put')}>
              {picked.size === 0 ? t('communities.put') : t('communities.putCount', { n: picked.size })}
            </Button>
          </>
        }
        selection={{
          picked,
          mayPick: (row) => row.status !== 'dismissed',
          nameOf: (row) => t('communities.pick', { name: nameOf(row) }),
          onPick: setPicked,
        }}
        neverUsed={{
          title: t('communities.noChatsTitle'),
          hint: t('communities.noChatsHint'),
          next: { href: '/settings/wecom', text: t('empty.goTo', { place: t('wecom.title') }) },
        }}
      />
      {doing === 'put' ? (
        <PutChatsDrawer
          chats={[...picked.values()]}
          onDone={() => setPicked(NOBODY)}
          onClose={() => setDoing(null)}
        />
      ) : null}
      {doing === 'give' ? (
        <GiveChatsDrawer
          chats={[...picked.values()]}
          onDone={() => setPicked(NOBODY)}
          onClose={() => setDoing(null)}
        />
      ) : null}
    </>
  );
}
