import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CodeRow, codesQuery } from '../../api/codes.ts';
import { referenceQuery } from '../../api/reference.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { NewInPlan } from '../../kit/new-in-plan.tsx';
import { optionsOf } from '../../kit/options.ts';
import { Page } from '../../kit/page.tsx';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { useCodeColumns } from './code-columns.tsx';
import { type CodeFilter, codeListSpec } from './code-list-spec.ts';
import { CodeViews } from './code-views.tsx';
import { SaveMenu, zipHref } from './save-menu.tsx';

/** All channel codes: who is behind each now, and what it has brought. */
export function CodeListPage() {
  const { t } = useTranslation();
  const list = useListUrl(codeListSpec);
  const query = useQuery(codesQuery(toListQuery(list.state)));
  const [picked, setPicked] = useState<ReadonlyMap<string | number, CodeRow>>(new Map());
  return (
    <Page title={t('nav.codes')} actions={<NewInPlan kind="codes" />}>
      <CodeViews />
      <DataTable
        id="codes"
        label={t('nav.codes')}
        columns={useCodeColumns()}
        rowKey={(row) => row.key}
        query={query}
        list={list}
        exportHref={`/v1/codes/export.xlsx${toListQuery(list.state)}`}
        filterBar={<Filters list={list} />}
        actions={<Save picked={[...picked.values()]} onClear={() => setPicked(new Map())} />}
        selection={{
          picked,
          mayPick: (row) => row.qrUrl !== null,
          nameOf: (row) => t('codes.pick', { name: row.name }),
          onPick: setPicked,
        }}
        neverUsed={{
          title: t('codes.neverTitle'),
          hint: t('codes.neverHint'),
          next: { href: '/plan', text: t('codes.toPlan') },
        }}
      />
    </Page>
  );
}

function Save({ picked, onClear }: { picked: CodeRow[]; onClear: () => void }) {
  const { t } = useTranslation();
  if (picked.length === 0) return <SaveMenu label={t('codes.saveAll')} hrefOf={zipHref(null)} />;
  return (
    <>
      <Button onClick={onClear}>{t('reasons.unpick')}</Button>
      <SaveMenu
        label={t('codes.savePicked', { n: formatNumber(picked.length) })}
        hrefOf={zipHref(picked.map((row) => row.key))}
      />
    </>
  );
}

const states = ['creating', 'live', 'failed', 'no-group'] as const;
const levels = ['duty', 'backup', 'off-hours', 'over-limit', 'nobody'] as const;

function Filters({ list }: { list: ListUrl<CodeFilter> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(referenceQuery);
  return (
    <FilterBar<CodeFilter>
      label={t('codes.filters')}
      list={list}
      fields={[
        { name: 'search', label: t('codes.search'), kind: 'search', placeholder: t('codes.searchHint') },
        {
          name: 'state',
          label: t('codes.state'),
          kind: 'select',
          options: states.map((value) => ({ value, label: word('codeState', value) })),
        },
        {
          name: 'level',
          label: t('codes.level'),
          kind: 'select',
          options: levels.map((value) => ({ value, label: word('dutyLevel', value) })),
        },
        { name: 'staff', label: t('codes.staff'), kind: 'select', options: optionsOf(data?.staff) },
      ]}
    />
  );
}
