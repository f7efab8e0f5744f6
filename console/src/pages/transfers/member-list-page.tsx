import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { type TransferMember, transferMembersQuery } from '../../api/transfers.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { type MemberFilter, memberListSpec } from './transfer-list-spec.ts';
import { TransferViews } from './transfer-views.tsx';

/** Whose customers can be handed over; those who have left come first. */
export function MemberListPage() {
  const { t } = useTranslation();
  const list = useListUrl(memberListSpec);
  const query = useQuery(transferMembersQuery(toListQuery(list.state)));
  return (
    <Page title={t('transfers.title')} parent={{ to: '/contacts', title: t('nav.contacts') }}>
      <TransferViews />
      <p className="soft">{t('transfers.hint')}</p>
      <DataTable
        id="transfer-members"
        label={t('transfers.members')}
        columns={useColumns()}
        rowKey={(row) => row.userid}
        query={query}
        list={list}
        exportHref={`/v1/transfers/members/export.xlsx${toListQuery(list.state)}`}
        filterBar={<Filters list={list} />}
        neverUsed={{
          title: t('transfers.noneTitle'),
          hint: t('transfers.noneHint'),
          next: { href: '/plan', text: t('transfers.toPlan') },
        }}
      />
    </Page>
  );
}

const kinds = ['on-job', 'resigned'] as const;

function Filters({ list }: { list: ListUrl<MemberFilter> }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <FilterBar<MemberFilter>
      label={t('transfers.filters')}
      list={list}
      fields={[
        {
          name: 'search',
          label: t('transfers.search'),
          kind: 'search',
          placeholder: t('transfers.memberSearchHint'),
        },
        {
          name: 'kind',
          label: t('transfers.kind'),
          kind: 'select',
          options: kinds.map((value) => ({ value, label: word('transferKind', value) })),
        },
      ]}
    />
  );
}

function useColumns(): DataColumn<TransferMember>[] {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  return [
    {
      key: 'name',
      title: t('transfers.member'),
      pinned: true,
      render: (row) => row.staff?.name ?? `${row.userid}（${t('transfers.unknownMember')}）`,
    },
    {
      key: 'kind',
      title: t('transfers.kind'),
      render: (row) => (
        <StateText tone={row.kind === 'resigned' ? 'bad' : 'quiet'} text={word('transferKind', row.kind)} />
      ),
    },
    {
      key: 'leftAt',
      title: t('transfers.leftAt'),
      render: (row) => <span className="numbers">{formatInstant(row.leftAt, timezone)}</span>,
    },
    {
      key: 'customers',
      title: t('transfers.customers'),
      hint: t('transfers.customersHint'),
      numeric: true,
      render: (row) => formatNumber(row.customers),
    },
    {
      key: 'underWay',
      title: t('transfers.underWay'),
      numeric: true,
      render: (row) => formatNumber(row.underWay),
    },
    {
      key: 'act',
      title: t('transfers.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => (
        <Link
          to="/transfers/from/$kind/$userid"
          params={{ kind: row.kind, userid: row.userid }}
          aria-label={t('transfers.chooseOf', { name: row.staff?.name ?? row.userid })}
        >
          {t('transfers.choose')}
        </Link>
      ),
    },
  ];
}
