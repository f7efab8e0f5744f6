import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  readService,
  SERVICE,
  type ServiceChat,
  serviceAccountsQuery,
  serviceChatsQuery,
} from '../../api/service.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { AccountLink } from './account-link.tsx';
import { useChatColumns } from './chat-columns.tsx';
import { ChatDrawer } from './chat-drawer.tsx';

const spec = { filters: ['search', 'account', 'waiting'] as const, sorts: ['last', 'until'] };
type Filter = (typeof spec.filters)[number];

/** Conversations of customer service: who waits, until when they may be answered, and the answer. */
export function ServicePage() {
  const { t } = useTranslation();
  const list = useListUrl(spec);
  const query = useQuery(serviceChatsQuery(toListQuery(list.state)));
  const [chosen, setChosen] = useState<ServiceChat | null>(null);
  return (
    <Page title={t('service.title')} actions={<Read />}>
      <p className="soft">{t('service.hint')}</p>
      <DataTable
        id="service-chats"
        label={t('service.chats')}
        columns={useChatColumns(setChosen)}
        rowKey={(row) => `${row.account.key} ${row.customer}`}
        query={query}
        list={list}
        exportHref={`/v1/service/chats/export.xlsx${toListQuery(list.state)}`}
        filterBar={<Filters list={list} />}
        actions={<AccountLink />}
        neverUsed={{
          title: t('service.noneTitle'),
          hint: t('service.noneHint'),
          next: { href: '/settings/wecom', text: t('empty.goTo', { place: t('wecom.title') }) },
        }}
      />
      {chosen ? <ChatDrawer chat={chosen} onClose={() => setChosen(null)} /> : null}
    </Page>
  );
}

function Read() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const read = useMutation({
    mutationFn: readService,
    onSuccess: ({ accounts }) => void message.success(t('service.readDone', { n: accounts })),
    onError: (error) => void message.error(problemText(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: [SERVICE] }),
  });
  return (
    <Button loading={read.isPending} onClick={() => read.mutate()}>
      {t('service.read')}
    </Button>
  );
}

function Filters({ list }: { list: ListUrl<Filter> }) {
  const { t } = useTranslation();
  const accounts = useQuery(serviceAccountsQuery).data?.items ?? [];
  return (
    <FilterBar<Filter>
      label={t('service.filters')}
      list={list}
      fields={[
        { name: 'search', label: t('service.search'), kind: 'search', placeholder: t('service.searchHint') },
        {
          name: 'account',
          label: t('service.account'),
          kind: 'select',
          options: accounts.map(({ id, name }) => ({ value: id, label: name })),
        },
        {
          name: 'waiting',
          label: t('service.waiting'),
          kind: 'select',
          options: [
            { value: 'yes', label: t('service.isWaiting') },
            { value: 'no', label: t('service.notWaiting') },
          ],
        },
      ]}
    />
  );
}
