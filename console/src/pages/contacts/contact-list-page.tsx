import type { ContactRow } from '@hetang/contract/http/contacts';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { contactsQuery } from '../../api/contacts.ts';
import { useTimezone } from '../../app/now.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { nothingPicked, type Picking, pick, pickedRows } from '../../kit/picking.ts';
import { useListUrl } from '../../kit/use-list-url.ts';
import { ActBar } from './acts/act-bar.tsx';
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
  const selection = usePicking(query.data?.items ?? [], toFilterQuery(list.state));
  return (
    <Page title={t('nav.contacts')}>
      <ContactViews />
      <ActBar
        picking={selection.picking}
        total={query.data?.total ?? 0}
        filter={list.state.filters}
        onPick={selection.set}
      />
      <DataTable
        id="contacts"
        views
        label={t('nav.contacts')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        onOpen={open}
        selection={selection.table}
        exportHref={`/v1/contacts/export.xlsx${toFilterQuery(list.state)}`}
        filterBar={<ContactFilters list={list} />}
        neverUsed={{
          title: t('contacts.neverTitle'),
          hint: t('contacts.neverHint'),
          next: { href: '/codes', text: t('contacts.toCodes') },
        }}
      />
    </Page>
  );
}

/** Who is picked, over all pages. All that filters mean are no longer meant once the filters are others. */
function usePicking(items: readonly ContactRow[], filter: string) {
  const { t } = useTranslation();
  const [kept, setKept] = useState<{ picking: Picking<ContactRow>; filter: string }>({
    picking: nothingPicked,
    filter,
  });
  const picking = kept.picking.all && kept.filter !== filter ? nothingPicked : kept.picking;
  const set = (next: Picking<ContactRow>) => setKept({ picking: next, filter });
  const page = items.map((row) => [row.id, row] as const);
  return {
    picking,
    set,
    table: {
      picked: pickedRows(picking, page),
      mayPick: () => true,
      nameOf: (row: ContactRow) =>
        t('acts.pick', { name: row.name ?? t('contacts.unnamed', { id: row.id }) }),
      onPick: (now: ReadonlyMap<string | number, ContactRow>) => set(pick(picking, page, now)),
    },
  };
}
