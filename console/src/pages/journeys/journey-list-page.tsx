import type { journeyRowSchema, journeySorts } from '@hetang/contract/http/work';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../api/client.ts';
import { journeysQuery } from '../../api/work.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { NewInPlan } from '../../kit/new-in-plan.tsx';
import { Page } from '../../kit/page.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { JourneyState, journeyStates } from './journey-state.tsx';

type JourneyRow = Answer<typeof journeyRowSchema>;
type JourneyFilter = 'search' | 'state';

const counts = ['active', 'started', 'ended', 'goalReached', 'left'] as const;
const spec = {
  filters: ['search', 'state'] as const satisfies readonly JourneyFilter[],
  sorts: ['name', 'version', ...counts] satisfies (typeof journeySorts)[number][],
};

/** All journeys of the plan with how many people are in them. */
export function JourneyListPage() {
  const { t } = useTranslation();
  const word = useWord();
  const list = useListUrl(spec);
  const query = useQuery(journeysQuery(toListQuery(list.state)));
  const states = journeyStates.map((value) => ({ value, label: word('journeyState', value) }));
  return (
    <Page title={t('nav.journeys')} actions={<NewInPlan kind="journeys" />}>
      <DataTable
        id="journeys"
        label={t('nav.journeys')}
        columns={useColumns()}
        rowKey={(row) => row.key}
        query={query}
        list={list}
        exportHref={`/v1/journeys/export.xlsx${toListQuery(list.state)}`}
        filterBar={
          <FilterBar<JourneyFilter>
            label={t('journeys.filters')}
            list={list}
            fields={[
              {
                name: 'search',
                label: t('journeys.search'),
                kind: 'search',
                placeholder: t('journeys.searchHint'),
              },
              { name: 'state', label: t('control.state'), kind: 'select', options: states },
            ]}
          />
        }
        neverUsed={{
          title: t('journeys.neverTitle'),
          hint: t('journeys.neverHint'),
          next: { href: '/plan', text: t('journeys.toPlan') },
        }}
      />
    </Page>
  );
}

function useColumns(): DataColumn<JourneyRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('journeys.name'),
      pinned: true,
      sortable: true,
      render: (row) => (
        <Link to="/journeys/$key" params={{ key: row.key }}>
          {row.name}
        </Link>
      ),
    },
    { key: 'state', title: t('control.state'), render: ({ control }) => <JourneyState control={control} /> },
    {
      key: 'version',
      title: t('journeys.version'),
      sortable: true,
      render: ({ version }) => t('journeys.versionN', { version }),
    },
    ...counts.map((key) => ({
      key,
      title: t(`journeys.${key}`),
      hint: t(`journeys.${key}Hint`),
      numeric: true,
      sortable: true,
      render: (row: JourneyRow) => formatNumber(row[key]),
    })),
  ];
}
