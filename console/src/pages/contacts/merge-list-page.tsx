import type { MergePage } from '@hetang/contract/http/merges';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mergesQuery } from '../../api/merges.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { formatInstant } from '../../kit/format.ts';
import { plainListSpec, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { ContactViews } from './contact-views.tsx';

type Merge = MergePage['items'][number];

/** Who became part of whom, by whom and why, newest first. */
export function MergeListPage() {
  const { t } = useTranslation();
  const list = useListUrl<never>(plainListSpec);
  const query = useQuery(mergesQuery(toListQuery(list.state)));
  const columns = useColumns();
  return (
    <Page title={t('merges.merges')} parent={{ to: '/contacts', title: t('nav.contacts') }}>
      <ContactViews />
      <DataTable
        id="merges"
        label={t('merges.merges')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/merges/export.xlsx${toListQuery(list.state)}`}
        neverUsed={{
          title: t('merges.noMerges'),
          hint: t('merges.noMergesHint'),
          next: { href: '/contacts/duplicates', text: t('empty.goTo', { place: t('merges.duplicates') }) },
        }}
      />
    </Page>
  );
}

function useColumns(): DataColumn<Merge>[] {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  return [
    {
      key: 'from',
      title: t('merges.from'),
      pinned: true,
      render: ({ from, name }) =>
        t('merges.named', { name: name ?? t('contacts.unnamed', { id: from }), id: from }),
    },
    {
      key: 'into',
      title: t('merges.into'),
      render: ({ into }) => (
        <Link to="/contacts/$id" params={{ id: String(into) }}>
          {t('merges.numbered', { id: into })}
        </Link>
      ),
    },
    { key: 'reason', title: t('merges.reason'), width: 260, render: (row) => row.reason },
    { key: 'by', title: t('merges.by'), render: (row) => row.askedBy },
    {
      key: 'askedAt',
      title: t('merges.askedAt'),
      render: (row) => <span className="numbers">{formatInstant(row.askedAt, timezone)}</span>,
    },
    {
      key: 'identities',
      title: t('merges.identities'),
      optional: true,
      render: ({ identities }) =>
        identities.map(({ kind, value }) => `${word('identity', kind)} ${value}`).join('、') || t('none'),
    },
    {
      key: 'state',
      title: t('merges.state'),
      render: (row) => <MergeState merge={row} />,
    },
  ];
}

function MergeState({ merge: { absorbedAt, split } }: { merge: Merge }) {
  const { t } = useTranslation();
  if (split)
    return split.doneAt === null ? (
      <StateText tone="busy" text={t('merges.splitting')} />
    ) : (
      <StateText tone="quiet" text={t('merges.splitDone')} />
    );
  return absorbedAt === null ? (
    <StateText tone="busy" text={t('merges.moving')} />
  ) : (
    <StateText tone="good" text={t('merges.moved')} />
  );
}
