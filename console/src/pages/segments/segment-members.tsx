import type { SegmentDetail, SegmentMembers } from '@hetang/contract/http/segments';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { membersQuery } from '../../api/segments.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant } from '../../kit/format.ts';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { optionsOf } from '../../kit/options.ts';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { type MemberFilter, memberListSpec } from './member-list-spec.ts';
import { WhyDrawer } from './why-drawer.tsx';

type Member = SegmentMembers['items'][number];

/** The members of a segment: filter, sort, export, and why each belongs. */
export function SegmentMembersTable({ segment }: { segment: SegmentDetail }) {
  const { t } = useTranslation();
  const list = useListUrl(memberListSpec);
  const query = useQuery(membersQuery(segment.key, toListQuery(list.state)));
  const [asked, setAsked] = useState<Member | null>(null);
  const nameOf = (row: Member) => row.name ?? t('contacts.unnamed', { id: row.id });
  const filters = toFilterQuery(list.state);
  return (
    <>
      <DataTable
        id="segment-members"
        label={t('segments.memberList')}
        columns={useColumns(setAsked)}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/contacts/export.xlsx${filters === '' ? '?' : `${filters}&`}segment=${segment.key}`}
        filterBar={<Filters list={list} />}
        neverUsed={{
          title: t('segments.noMembersTitle'),
          hint: t('segments.noMembersHint'),
          next: { href: `/plan/edit?kind=segments&key=${segment.key}`, text: t('planEdit.editHere') },
        }}
      />
      {asked ? (
        <WhyDrawer
          segment={segment}
          contact={{ id: asked.id, name: nameOf(asked) }}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

function Filters({ list }: { list: ListUrl<MemberFilter> }) {
  const { t } = useTranslation();
  const { data } = useQuery(referenceQuery);
  return (
    <FilterBar<MemberFilter>
      label={t('segments.filters')}
      list={list}
      fields={[
        {
          name: 'search',
          label: t('segments.search'),
          kind: 'search',
          placeholder: t('segments.searchHint'),
        },
        { name: 'stage', label: t('segments.stage'), kind: 'select', options: optionsOf(data?.stages) },
        { name: 'owner', label: t('segments.owner'), kind: 'select', options: optionsOf(data?.staff) },
      ]}
    />
  );
}

function useColumns(ask: (row: Member) => void): DataColumn<Member>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const instant = (value: string | null) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    {
      key: 'id',
      title: t('segments.contact'),
      pinned: true,
      sortable: true,
      render: (row) => (
        <Link to="/contacts/$id" params={{ id: String(row.id) }}>
          {row.name ?? t('contacts.unnamed', { id: row.id })}
        </Link>
      ),
    },
    { key: 'stage', title: t('segments.stage'), render: (row) => row.stage?.name ?? t('none') },
    { key: 'owner', title: t('segments.owner'), render: (row) => row.owner?.name ?? t('none') },
    { key: 'addedAt', title: t('segments.addedAt'), optional: true, render: (row) => instant(row.addedAt) },
    {
      key: 'since',
      title: t('segments.memberSince'),
      sortable: true,
      render: (row) => instant(row.since),
    },
    {
      key: 'why',
      title: t('segments.why'),
      pinned: true,
      fixed: 'end',
      render: (row) => (
        <Button size="small" onClick={() => ask(row)}>
          {t('segments.why')}
        </Button>
      ),
    },
  ];
}
