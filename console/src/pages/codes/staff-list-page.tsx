import type { StaffRow } from '@hetang/contract/http/codes';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { staffQuery } from '../../api/codes.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { NewInPlan } from '../../kit/new-in-plan.tsx';
import { Page } from '../../kit/page.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { type StaffFilter, staffListSpec } from './code-list-spec.ts';
import { CodeViews } from './code-views.tsx';
import { PauseDrawer } from './pause-drawer.tsx';
import { PauseSwitch } from './pause-switch.tsx';
import { staffTones } from './tones.ts';

/** Who takes people now, who does not and why, and the switch for it. */
export function StaffListPage() {
  const { t } = useTranslation();
  const list = useListUrl(staffListSpec);
  const query = useQuery(staffQuery(toListQuery(list.state)));
  const [pausing, setPausing] = useState<StaffRow | null>(null);
  return (
    <Page
      title={t('codes.staffView')}
      parent={{ to: '/codes', title: t('nav.codes') }}
      actions={<NewInPlan kind="staff" />}
    >
      <CodeViews />
      <p className="soft">{t('codes.staffHint')}</p>
      <DataTable
        id="staff"
        label={t('codes.staffView')}
        columns={useColumns(setPausing)}
        rowKey={(row) => row.key}
        query={query}
        list={list}
        exportHref={`/v1/staff/export.xlsx${toListQuery(list.state)}`}
        filterBar={<Filters list={list} />}
        neverUsed={{
          title: t('codes.noStaffTitle'),
          hint: t('codes.noStaffHint'),
          next: { href: '/plan', text: t('codes.toPlan') },
        }}
      />
      {pausing ? <PauseDrawer staff={pausing} onClose={() => setPausing(null)} /> : null}
    </Page>
  );
}

const states = ['taking', 'paused', 'away', 'off-hours', 'day-limit', 'departed'] as const;

function Filters({ list }: { list: ListUrl<StaffFilter> }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <FilterBar<StaffFilter>
      label={t('codes.staffFilters')}
      list={list}
      fields={[
        { name: 'search', label: t('codes.search'), kind: 'search', placeholder: t('codes.staffSearchHint') },
        {
          name: 'state',
          label: t('codes.staffState'),
          kind: 'select',
          options: states.map((value) => ({ value, label: word('staffState', value) })),
        },
      ]}
    />
  );
}

function useColumns(pause: (row: StaffRow) => void): DataColumn<StaffRow>[] {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const untilOf = ({ until }: NonNullable<StaffRow['pause']>) =>
    until === null ? t('codes.pausedOpen') : t('codes.pausedUntil', { at: formatInstant(until, timezone) });
  return [
    { key: 'name', title: t('codes.person'), pinned: true, sortable: true, render: (row) => row.name },
    {
      key: 'state',
      title: t('codes.staffState'),
      render: (row) => (
        <>
          <StateText tone={staffTones[row.state]} text={word('staffState', row.state)} />
          {row.pause ? (
            <div className="soft">
              {untilOf(row.pause)}
              {row.pause.reason ? ` · ${row.pause.reason}` : ''}
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'addedToday',
      title: t('codes.staffToday'),
      numeric: true,
      sortable: true,
      render: (row) =>
        row.limit === null
          ? formatNumber(row.addedToday)
          : `${formatNumber(row.addedToday)} / ${formatNumber(row.limit)}`,
    },
    {
      key: 'codes',
      title: t('codes.staffCodes'),
      sortable: true,
      render: (row) => row.codes.map((code) => code.name).join('、') || t('none'),
    },
    {
      key: 'act',
      title: t('codes.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => <PauseSwitch staff={row} onPause={() => pause(row)} />,
    },
  ];
}
