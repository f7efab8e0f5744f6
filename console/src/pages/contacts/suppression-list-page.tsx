import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type SuppressedRow, suppressionsQuery } from '../../api/suppressions.ts';
import { useTimezone } from '../../app/now.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { formatInstant } from '../../kit/format.ts';
import { plainListSpec, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { ContactViews } from './contact-views.tsx';
import { ReleaseButton } from './release-button.tsx';

/** Who is left alone, since when, until when and why. */
export function SuppressionListPage() {
  const { t } = useTranslation();
  const list = useListUrl<never>(plainListSpec);
  const query = useQuery(suppressionsQuery(toListQuery(list.state)));
  const columns = useColumns();
  return (
    <Page title={t('quiet.list')} parent={{ to: '/contacts', title: t('nav.contacts') }}>
      <ContactViews />
      <p className="soft">{t('quiet.listHint')}</p>
      <DataTable
        id="suppressions"
        label={t('quiet.list')}
        columns={columns}
        rowKey={(row) => row.contact}
        query={query}
        list={list}
        exportHref={`/v1/suppressions/export.xlsx${toListQuery(list.state)}`}
        neverUsed={{
          title: t('quiet.none'),
          hint: t('quiet.noneHint'),
          next: { href: '/contacts', text: t('quiet.toContacts') },
        }}
      />
    </Page>
  );
}

function useColumns(): DataColumn<SuppressedRow>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const instant = (value: string) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    {
      key: 'contact',
      title: t('quiet.contact'),
      pinned: true,
      render: ({ contact, name }) => <ContactLink contact={{ id: contact, name }} />,
    },
    { key: 'reason', title: t('quiet.reason'), width: 320, render: (row) => row.reason },
    { key: 'by', title: t('quiet.by'), render: (row) => row.by },
    { key: 'at', title: t('quiet.at'), render: (row) => instant(row.at) },
    {
      key: 'until',
      title: t('quiet.until'),
      render: (row) => (row.until === null ? t('quiet.forever') : instant(row.until)),
    },
    {
      key: 'act',
      title: t('quiet.act'),
      pinned: true,
      fixed: 'end',
      render: ({ contact, name }) => (
        <ReleaseButton contact={{ id: contact, name: name ?? t('contacts.unnamed', { id: contact }) }} />
      ),
    },
  ];
}
