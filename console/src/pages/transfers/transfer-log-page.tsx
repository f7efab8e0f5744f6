import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TransferRow, transfersQuery } from '../../api/transfers.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { PeopleDrawer } from './people-drawer.tsx';
import { type TransferFilter, transferListSpec } from './transfer-list-spec.ts';
import { TransferViews } from './transfer-views.tsx';

/** What was handed over, how far it is, and how it ended. */
export function TransferLogPage() {
  const { t } = useTranslation();
  const list = useListUrl(transferListSpec);
  const query = useQuery(transfersQuery(toListQuery(list.state)));
  const [opened, setOpened] = useState<TransferRow | null>(null);
  return (
    <Page title={t('transfers.log')} parent={{ to: '/transfers', title: t('transfers.title') }}>
      <TransferViews />
      <DataTable
        id="transfers"
        label={t('transfers.log')}
        columns={useColumns(setOpened)}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/transfers/export.xlsx${toListQuery(list.state)}`}
        onOpen={setOpened}
        filterBar={<Filters list={list} />}
        neverUsed={{
          title: t('transfers.noLogTitle'),
          hint: t('transfers.noLogHint'),
          next: { href: '/transfers', text: t('transfers.toMembers') },
        }}
      />
      {opened ? <PeopleDrawer transfer={opened} onClose={() => setOpened(null)} /> : null}
    </Page>
  );
}

function Filters({ list }: { list: ListUrl<TransferFilter> }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <FilterBar<TransferFilter>
      label={t('transfers.filters')}
      list={list}
      fields={[
        {
          name: 'state',
          label: t('transfers.state'),
          kind: 'select',
          options: [
            { value: 'open', label: t('transfers.open') },
            { value: 'ended', label: t('transfers.ended') },
          ],
        },
        {
          name: 'kind',
          label: t('transfers.kind'),
          kind: 'select',
          options: (['on-job', 'resigned'] as const).map((value) => ({
            value,
            label: word('transferKind', value),
          })),
        },
      ]}
    />
  );
}

function useColumns(open: (row: TransferRow) => void): DataColumn<TransferRow>[] {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const progressOf = (row: TransferRow) =>
    row.counts.map(({ state, count }) => `${word('transferState', state)} ${formatNumber(count)}`).join('，');
  return [
    {
      key: 'at',
      title: t('transfers.at'),
      pinned: true,
      render: (row) => <span className="numbers">{formatInstant(row.at, timezone)}</span>,
    },
    { key: 'kind', title: t('transfers.kind'), render: (row) => word('transferKind', row.kind) },
    { key: 'from', title: t('transfers.from'), render: (row) => row.from },
    { key: 'to', title: t('transfers.toWhom'), render: (row) => row.to },
    { key: 'people', title: t('transfers.people'), numeric: true, render: (row) => formatNumber(row.people) },
    {
      key: 'progress',
      title: t('transfers.progress'),
      render: (row) => (row.error ? `${progressOf(row)} · ${row.error}` : progressOf(row)),
    },
    { key: 'why', title: t('transfers.why'), render: (row) => row.reason },
    { key: 'by', title: t('transfers.by'), optional: true, render: (row) => row.by },
    {
      key: 'act',
      title: t('transfers.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => (
        <Button size="small" aria-label={t('transfers.seeOf', { id: row.id })} onClick={() => open(row)}>
          {t('transfers.see')}
        </Button>
      ),
    },
  ];
}
