import type { MergeSuggestionPage } from '@hetang/contract/http/merges';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mergeSuggestionsQuery } from '../../api/merges.ts';
import { useTimezone } from '../../app/now.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { formatInstant } from '../../kit/format.ts';
import { plainListSpec, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { ContactViews } from './contact-views.tsx';
import { MergeDialog } from './merge-dialog.tsx';

type Suggestion = MergeSuggestionPage['items'][number];

/** Pairs of contacts of whom an event said that they are one person; a human being decides. */
export function DuplicateListPage() {
  const { t } = useTranslation();
  const list = useListUrl<never>(plainListSpec);
  const query = useQuery(mergeSuggestionsQuery(toListQuery(list.state)));
  const [compared, setCompared] = useState<Suggestion['contacts'] | null>(null);
  const columns = useColumns(setCompared);
  return (
    <Page title={t('merges.duplicates')} parent={{ to: '/contacts', title: t('nav.contacts') }}>
      <ContactViews />
      <p className="soft">{t('merges.duplicatesHint')}</p>
      <DataTable
        id="duplicates"
        label={t('merges.duplicates')}
        columns={columns}
        rowKey={(row) => `${row.kind} ${row.value} ${row.contacts[0].id} ${row.contacts[1].id}`}
        query={query}
        list={list}
        exportHref={`/v1/merges/suggestions/export.xlsx${toListQuery(list.state)}`}
        neverUsed={{
          title: t('merges.noDuplicates'),
          hint: t('merges.noDuplicatesHint'),
          next: { href: '/contacts', text: t('empty.goTo', { place: t('nav.contacts') }) },
        }}
      />
      {compared ? (
        <MergeDialog
          contact={compared[0].id}
          other={compared[1].id}
          onClose={() => setCompared(null)}
          onMerged={() => setCompared(null)}
        />
      ) : null}
    </Page>
  );
}

function useColumns(onCompare: (contacts: Suggestion['contacts']) => void): DataColumn<Suggestion>[] {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  return [
    {
      key: 'first',
      title: t('merges.first'),
      pinned: true,
      render: (row) => <ContactLink contact={row.contacts[0]} />,
    },
    {
      key: 'second',
      title: t('merges.second'),
      pinned: true,
      render: (row) => <ContactLink contact={row.contacts[1]} />,
    },
    {
      key: 'shared',
      title: t('merges.shared'),
      render: ({ kind, value }) => (
        <>
          <span className="soft">{word('identity', kind)}</span> <code>{value}</code>
        </>
      ),
    },
    {
      key: 'at',
      title: t('merges.at'),
      render: (row) => <span className="numbers">{formatInstant(row.at, timezone)}</span>,
    },
    {
      key: 'act',
      title: t('merges.act'),
      pinned: true,
      fixed: 'end',
      render: ({ contacts }) => (
        <Button size="small" aria-label={pairLabel(t, contacts)} onClick={() => onCompare(contacts)}>
          {t('merges.compare')}
        </Button>
      ),
    },
  ];
}

function pairLabel(t: TFunction, [a, b]: Suggestion['contacts']): string {
  const nameOf = (one: { id: number; name: string | null }) =>
    one.name ?? t('contacts.unnamed', { id: one.id });
  return t('merges.compareOf', { a: nameOf(a), b: nameOf(b) });
}
