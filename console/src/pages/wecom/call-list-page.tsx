import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type WecomCall, wecomCallsQuery } from '../../api/wecom.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { useCallColumns } from './call-columns.tsx';
import { CallDrawer } from './call-drawer.tsx';
import { type CallFilter, callHours, callListSpec } from './call-list-spec.ts';
import { LimitsPanel } from './limits-panel.tsx';

/** Every call to WeCom: what was sent and answered, and what an error means. */
export function WecomCallListPage() {
  const { t } = useTranslation();
  const list = useListUrl(callListSpec);
  const query = useQuery(wecomCallsQuery(toListQuery(list.state)));
  const [open, setOpen] = useState<WecomCall | null>(null);
  return (
    <Page title={t('wecom.calls')} parent={{ to: '/settings/wecom', title: t('wecom.title') }}>
      <p className="soft">{t('wecom.callsHint')}</p>
      <LimitsPanel />
      <DataTable
        id="wecom-calls"
        label={t('wecom.calls')}
        columns={useCallColumns(setOpen)}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        filterBar={<Filters list={list} />}
        exportHref={`/v1/wecom/calls/export.xlsx${toFilterQuery(list.state)}`}
        onOpen={setOpen}
        neverUsed={{
          title: t('wecom.noCalls'),
          hint: t('wecom.noCallsHint'),
          next: { href: '/settings/wecom', text: t('empty.goTo', { place: t('wecom.title') }) },
        }}
      />
      {open ? <CallDrawer call={open} onClose={() => setOpen(null)} /> : null}
    </Page>
  );
}

function Filters({ list }: { list: ListUrl<CallFilter> }) {
  const { t } = useTranslation();
  const outcomes = ['failed', 'done', 'refused', 'unknown'] as const;
  return (
    <FilterBar<CallFilter>
      label={t('wecom.filters')}
      list={list}
      fields={[
        {
          name: 'outcome',
          label: t('wecom.outcome'),
          kind: 'select',
          options: outcomes.map((value) => ({ value, label: t(`wecom.outcomes.${value}`) })),
        },
        { name: 'api', label: t('wecom.call'), kind: 'search', placeholder: t('wecom.apiHint') },
        { name: 'errcode', label: t('wecom.errcode'), kind: 'search', placeholder: '45009' },
        {
          name: 'hours',
          label: t('wecom.period'),
          kind: 'select',
          options: callHours.map((n) => ({ value: n, label: t('wecom.lastHours', { n }) })),
        },
        { name: 'search', label: t('wecom.search'), kind: 'search', placeholder: t('wecom.searchHint') },
      ]}
    />
  );
}
