import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fixturesQuery } from '../../api/fixtures.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { useFixtureColumns } from './fixture-columns.tsx';
import { type FixtureFilter, fixtureListSpec } from './fixture-list-spec.ts';

/** What WeCom keeps for the plan beside tags and codes, and whether it still does. */
export function FixtureListPage() {
  const { t } = useTranslation();
  const list = useListUrl(fixtureListSpec);
  const query = useQuery(fixturesQuery(toListQuery(list.state)));
  return (
    <Page title={t('fixtures.title')} parent={{ to: '/settings/wecom', title: t('wecom.title') }}>
      <p className="soft">{t('fixtures.hint')}</p>
      <DataTable
        id="fixtures"
        label={t('fixtures.title')}
        columns={useFixtureColumns()}
        rowKey={(row) => `${row.kind} ${row.key}`}
        query={query}
        list={list}
        filterBar={<Filters list={list} />}
        exportHref={`/v1/wecom/fixtures/export.xlsx${toFilterQuery(list.state)}`}
        neverUsed={{
          title: t('fixtures.never'),
          hint: t('fixtures.neverHint'),
          next: { href: '/plan/edit', text: t('empty.goTo', { place: t('planEdit.title') }) },
        }}
      />
    </Page>
  );
}

const kinds = ['group-welcome', 'intercept-rule', 'product'] as const;
const states = ['live', 'waiting', 'failed', 'changed', 'gone', 'dropped'] as const;

function Filters({ list }: { list: ListUrl<FixtureFilter> }) {
  const { t } = useTranslation();
  return (
    <FilterBar<FixtureFilter>
      label={t('fixtures.filters')}
      list={list}
      fields={[
        {
          name: 'search',
          label: t('fixtures.search'),
          kind: 'search',
          placeholder: t('fixtures.searchHint'),
        },
        {
          name: 'kind',
          label: t('fixtures.kind'),
          kind: 'select',
          options: kinds.map((value) => ({ value, label: t(`fixtures.kindOf.${value}`) })),
        },
        {
          name: 'state',
          label: t('fixtures.state'),
          kind: 'select',
          options: states.map((value) => ({ value, label: t(`fixtures.stateOf.${value}`) })),
        },
      ]}
    />
  );
}
