import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { App, Button } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type ChatTransferRow, cancelChatTransfer, chatTransfersQuery } from '../../api/chat-transfers.ts';
import { TRANSFERS } from '../../api/transfers.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { type ChatTransferFilter, chatTransferListSpec } from './transfer-list-spec.ts';
import { TransferViews } from './transfer-views.tsx';

const states = ['asked', 'calling', 'done', 'not-possible', 'cancelled'] as const;
const tones: Record<ChatTransferRow['state'], Tone> = {
  asked: 'busy',
  calling: 'busy',
  done: 'good',
  'not-possible': 'bad',
  cancelled: 'quiet',
};

/** Groups that changed or are to change their owner, each with what became of it. */
export function ChatLogPage() {
  const { t } = useTranslation();
  const list = useListUrl(chatTransferListSpec);
  const query = useQuery(chatTransfersQuery(toListQuery(list.state)));
  return (
    <Page title={t('transfers.chatLog')} parent={{ to: '/transfers', title: t('transfers.title') }}>
      <TransferViews />
      <DataTable
        id="chat-transfers"
        label={t('transfers.chatLog')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/transfers/chats/export.xlsx${toListQuery(list.state)}`}
        filterBar={
          <FilterBar<ChatTransferFilter>
            label={t('transfers.filters')}
            list={list}
            fields={[
              {
                name: 'search',
                label: t('transfers.search'),
                kind: 'search',
                placeholder: t('codes.group'),
              },
              {
                name: 'state',
                label: t('transfers.state'),
                kind: 'select',
                options: states.map((value) => ({ value, label: t(`transfers.chatStateOf.${value}`) })),
              },
            ]}
          />
        }
        neverUsed={{
          title: t('transfers.noChatLogTitle'),
          hint: t('transfers.noChatLogHint'),
          next: { href: '/chats', text: t('transfers.toChats') },
        }}
      />
    </Page>
  );
}

function useColumns(): DataColumn<ChatTransferRow>[] {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  return [
    {
      key: 'at',
      title: t('transfers.at'),
      pinned: true,
      sortable: true,
      render: (row) => <span className="numbers">{formatInstant(row.at, timezone)}</span>,
    },
    {
      key: 'chat',
      title: t('codes.group'),
      render: (row) => (
        <Link to="/chats/$id" params={{ id: row.chat.id }}>
          {row.chat.name || t('communities.unnamed')}
        </Link>
      ),
    },
    { key: 'from', title: t('transfers.from'), render: (row) => row.from },
    { key: 'kind', title: t('transfers.kind'), render: (row) => word('transferKind', row.kind) },
    { key: 'to', title: t('transfers.chatsTo'), render: (row) => row.to },
    {
      key: 'state',
      title: t('transfers.state'),
      render: (row) => (
        <>
          <StateText tone={tones[row.state]} text={t(`transfers.chatStateOf.${row.state}`)} />
          <Note t={t} row={row} timezone={timezone} />
        </>
      ),
    },
    { key: 'why', title: t('transfers.why'), render: (row) => row.reason },
    { key: 'by', title: t('transfers.by'), optional: true, render: (row) => row.by },
    {
      key: 'act',
      title: t('transfers.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => (row.state === 'asked' ? <Keep row={row} /> : null),
    },
  ];
}

function Note({ t, row, timezone }: { t: TFunction; row: ChatTransferRow; timezone: string }) {
  if (row.state === 'asked' && row.notBefore)
    return (
      <div className="soft">{t('transfers.chatWaits', { at: formatInstant(row.notBefore, timezone) })}</div>
    );
  return row.problem ? <div className="soft">{row.problem}</div> : null;
}

function Keep({ row }: { row: ChatTransferRow }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const keep = useMutation({
    mutationFn: () => cancelChatTransfer(row.id),
    onSuccess: async ({ cancelled }) => {
      message.info(cancelled > 0 ? t('transfers.chatKept') : t('transfers.chatTooLate'));
      await client.invalidateQueries({ queryKey: [TRANSFERS] });
    },
    onError: (error) => message.error(error.message),
  });
  return (
    <Button
      size="small"
      loading={keep.isPending}
      aria-label={t('transfers.chatKeepOf', { name: row.chat.name })}
      onClick={() => keep.mutate()}
    >
      {t('transfers.chatKeep')}
    </Button>
  );
}
