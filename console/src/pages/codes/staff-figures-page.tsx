import type { StaffFigure } from '@hetang/contract/http/staff-figures';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { staffFiguresQuery } from '../../api/codes.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { type FigureFilter, figureListSpec } from './code-list-spec.ts';
import { CodeViews } from './code-views.tsx';

const spans = ['7', '30', '90', '179'] as const;

/** What WeCom counts of each member over the last days. */
export function StaffFiguresPage() {
  const { t } = useTranslation();
  const list = useListUrl(figureListSpec);
  const query = useQuery(staffFiguresQuery(toListQuery(list.state)));
  return (
    <Page title={t('staffFigures.title')} parent={{ to: '/codes', title: t('nav.codes') }}>
      <CodeViews />
      {query.data ? (
        <p className="soft">{t('staffFigures.hint', { first: query.data.first, last: query.data.last })}</p>
      ) : null}
      <DataTable
        id="staff-figures"
        label={t('staffFigures.title')}
        columns={useColumns()}
        rowKey={(row) => row.staff.key}
        query={query}
        list={list}
        exportHref={`/v1/staff/figures/export.xlsx${toListQuery(list.state)}`}
        filterBar={
          <FilterBar<FigureFilter>
            label={t('staffFigures.filters')}
            list={list}
            fields={[
              {
                name: 'search',
                label: t('staffFigures.search'),
                kind: 'search',
                placeholder: t('staffFigures.searchHint'),
              },
              {
                name: 'days',
                label: t('staffFigures.days'),
                kind: 'select',
                options: spans.map((value) => ({ value, label: t(`staffFigures.daysOf.${value}`) })),
              },
            ]}
          />
        }
        neverUsed={{
          title: t('staffFigures.noneTitle'),
          hint: t('staffFigures.noneHint'),
          next: { href: '/plan', text: t('staffFigures.toPlan') },
        }}
      />
    </Page>
  );
}

const rounded = (value: number) => Math.round(value * 10) / 10;

function useColumns(): DataColumn<StaffFigure>[] {
  const { t } = useTranslation();
  const count = (key: 'contacts' | 'applies' | 'chats' | 'messages' | 'losses'): DataColumn<StaffFigure> => ({
    key,
    title: t(`staffFigures.${key}`),
    numeric: true,
    sortable: true,
    render: (row) => formatNumber(row[key]),
  });
  return [
    {
      key: 'staff',
      title: t('staffFigures.staff'),
      pinned: true,
      sortable: true,
      render: (row) => row.staff.name,
    },
    count('contacts'),
    count('applies'),
    count('chats'),
    count('messages'),
    {
      key: 'replyShare',
      title: t('staffFigures.replyShare'),
      numeric: true,
      sortable: true,
      render: (row) => (row.replyShare === null ? t('none') : `${formatNumber(rounded(row.replyShare))}%`),
    },
    {
      key: 'replyMinutes',
      title: t('staffFigures.replyMinutes'),
      numeric: true,
      sortable: true,
      render: (row) =>
        row.replyMinutes === null
          ? t('none')
          : t('staffFigures.minutes', { n: formatNumber(rounded(row.replyMinutes)) }),
    },
    count('losses'),
    {
      key: 'missing',
      title: t('staffFigures.missing'),
      numeric: true,
      sortable: true,
      render: (row) =>
        row.missing === 0 ? formatNumber(0) : <StateText tone="bad" text={formatNumber(row.missing)} />,
    },
  ];
}
