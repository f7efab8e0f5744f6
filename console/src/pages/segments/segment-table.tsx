import type { SegmentRow, segmentSorts } from '@hetang/contract/http/segments';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { segmentsQuery } from '../../api/segments.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { StateText } from '../../kit/state-text.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { changeText } from './change-text.ts';
import styles from './segments.module.css';

type SegmentFilter = 'search' | 'state';

const spec = {
  filters: ['search', 'state'] as const satisfies readonly SegmentFilter[],
  sorts: ['name', 'members', 'growth7', 'growth30'] satisfies (typeof segmentSorts)[number][],
};
const states = ['waiting', 'building', 'ready'] as const;
const tones = { waiting: 'quiet', building: 'busy', ready: 'good' } as const;

/** The segments of the plan: who is meant, how many they are, how that changes. */
export function SegmentTable() {
  const { t } = useTranslation();
  const list = useListUrl(spec);
  const query = useQuery(segmentsQuery(toListQuery(list.state)));
  return (
    <DataTable
      id="segments"
      label={t('nav.segments')}
      columns={useColumns()}
      rowKey={(row) => row.key}
      query={query}
      list={list}
      exportHref={`/v1/segments/export.xlsx${toListQuery(list.state)}`}
      filterBar={
        <FilterBar<SegmentFilter>
          label={t('segments.listFilters')}
          list={list}
          fields={[
            {
              name: 'search',
              label: t('segments.search'),
              kind: 'search',
              placeholder: t('segments.listSearchHint'),
            },
            {
              name: 'state',
              label: t('segments.state'),
              kind: 'select',
              options: states.map((value) => ({ value, label: t(`segments.stateOf.${value}`) })),
            },
          ]}
        />
      }
      neverUsed={{
        title: t('segments.neverTitle'),
        hint: t('segments.neverHint'),
        next: { href: '/plan', text: t('segments.toPlan') },
      }}
    />
  );
}

function useColumns(): DataColumn<SegmentRow>[] {
  const { t } = useTranslation();
  return [
    {
      key: 'name',
      title: t('segments.name'),
      pinned: true,
      sortable: true,
      render: (row) => (
        <Link to="/segments/$key" params={{ key: row.key }} className={styles.name}>
          {row.name}
        </Link>
      ),
    },
    {
      key: 'when',
      title: t('segments.when'),
      render: ({ when }) => (
        <div className={styles.whenShort} title={when}>
          {when}
        </div>
      ),
    },
    {
      key: 'members',
      title: t('segments.members'),
      hint: t('segments.membersHint'),
      numeric: true,
      sortable: true,
      render: (row) => (row.state === 'ready' ? formatNumber(row.members) : t('none')),
    },
    ...(['growth7', 'growth30'] as const).map((key) => ({
      key,
      title: t(`segments.${key}`),
      hint: t('segments.growthHint'),
      numeric: true,
      sortable: true,
      render: (row: SegmentRow) => (row.state === 'ready' ? changeText(row[key]) : t('none')),
    })),
    {
      key: 'state',
      title: t('segments.state'),
      render: ({ state }) => <StateText tone={tones[state]} text={t(`segments.stateOf.${state}`)} />,
    },
  ];
}
