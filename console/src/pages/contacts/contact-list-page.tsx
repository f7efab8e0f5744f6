import type { ContactRow } from '@hetang/contract/http/contacts';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { contactsQuery } from '../../api/contacts.ts';
import { useTimezone } from '../../app/now.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { NeverUsed } from '../../kit/empty-state.tsx';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { contactColumns } from './contact-columns.tsx';
import { ContactFilters } from './contact-filters.tsx';
import { contactListSpec } from './contact-list-spec.ts';
import { ContactViews } from './contact-views.tsx';

/** All contacts: search, filter, sort, export; a row opens the contact. */
export function ContactListPage() {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const navigate = useNavigate();
  const list = useListUrl(contactListSpec);
  const query = useQuery(contactsQuery(toListQuery(list.state)));
  const columns = useMemo(() => contactColumns(t, timezone), [t, timezone]);
  const open = (row: ContactRow) => void navigate({ to: '/contacts/$id', params: { id: String(row.id) } });
  return (
    <Page title={t('nav.contacts')}>
      <ContactViews />
      <DataTable
        id="contacts"
        label={t('nav.contacts')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        onOpen={open}
        exportHref={`/v1/contacts/export.csv${toFilterQuery(list.state)}`}
        filterBar={<ContactFilters list={list} />}
        neverUsed={
          <NeverUsed
            title={t('contacts.neverTitle')}
            hint={t('contacts.neverHint')}
            action={<Link to="/codes">{t('contacts.toCodes')}</Link>}
          />
        }
      />
    </Page>
  );
}
