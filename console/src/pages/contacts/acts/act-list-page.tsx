import type { BulkActRow } from '@hetang/contract/http/bulk-acts';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { bulkActsQuery } from '../../../api/bulk-acts.ts';
import { useTimezone } from '../../../app/now.ts';
import type { DataColumn } from '../../../kit/data-columns.ts';
import { DataTable } from '../../../kit/data-table.tsx';
import { FilterBar } from '../../../kit/filter-bar.tsx';
import { formatInstant, formatNumber } from '../../../kit/format.ts';
import { toListQuery } from '../../../kit/list-state.ts';
import { Page } from '../../../kit/page.tsx';
import { StateText, type Tone } from '../../../kit/state-text.tsx';
import { useListUrl } from '../../../kit/use-list-url.ts';
import { ContactViews } from '../contact-views.tsx';
import { actKinds } from './act-of.ts';
import { ActPeople } from './act-people.tsx';
import { UndoButton } from './undo-button.tsx';
import { useActText } from './use-act-text.ts';

const spec = { filters: ['kind'], sorts: ['startedAt'] } as const;

/** What was done with many contacts at once, how far it is, and its undo. */
export function ActListPage() {
  const { t } = useTranslation();
  const list = useListUrl<'kind'>(spec);
  const query = useQuery(bulkActsQuery(toListQuery(list.state)));
  const [seen, setSeen] = useState<number | null>(null);
  return (
    <Page title={t('acts.list')} parent={{ to: '/contacts', title: t('nav.contacts') }}>
      <ContactViews />
      <p className="soft">{t('acts.listHint')}</p>
      <DataTable
        id="bulk-acts"
        label={t('acts.list')}
        columns={useColumns(setSeen)}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/contacts/acts/export.xlsx${toListQuery(list.state)}`}
        filterBar={
          <FilterBar<'kind'>
            label={t('acts.filters')}
            list={list}
            fields={[
              {
                name: 'kind',
                label: t('acts.kind'),
                kind: 'select',
                options: actKinds.map((value) => ({ value, label: t(`acts.kinds.${value}`) })),
              },
            ]}
          />
        }
        neverUsed={{
          title: t('acts.noneTitle'),
          hint: t('acts.noneHint'),
          next: { href: '/contacts', text: t('acts.toContacts') },
        }}
      />
      {seen === null ? null : <ActPeople id={seen} onClose={() => setSeen(null)} />}
    </Page>
  );
}

/** No failure: somebody pressed it, and the state says so. */
const STOPPED_BY_SOMEBODY = 'act/stopped';

const tones: Record<BulkActRow['state'], Tone> = {
  planned: 'quiet',
  running: 'busy',
  done: 'good',
  stopped: 'bad',
  undoing: 'busy',
  undone: 'quiet',
};

function useColumns(onSee: (id: number) => void): DataColumn<BulkActRow>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const actText = useActText();
  const left = (row: BulkActRow) =>
    row.left
      .map(({ reason, count }) =>
        t('acts.leftOut', { reason: t(`acts.reasons.${reason}`), n: formatNumber(count) }),
      )
      .join('；');
  return [
    { key: 'what', title: t('acts.what'), pinned: true, width: 300, render: (row) => actText(row.act) },
    { key: 'by', title: t('acts.by'), render: (row) => row.by },
    {
      key: 'startedAt',
      title: t('acts.at'),
      sortable: true,
      render: (row) => (
        <span className="numbers">{row.startedAt ? formatInstant(row.startedAt, timezone) : t('none')}</span>
      ),
    },
    {
      key: 'state',
      title: t('acts.state'),
      render: (row) => (
        <StateText
          tone={tones[row.state]}
          text={
            row.error && row.error !== STOPPED_BY_SOMEBODY
              ? t('acts.stopped', { code: row.error })
              : t(`acts.states.${row.state}`)
          }
        />
      ),
    },
    { key: 'people', title: t('acts.people'), numeric: true, render: (row) => formatNumber(row.people) },
    {
      key: 'changed',
      title: t('acts.changed'),
      numeric: true,
      render: (row) => formatNumber(row.done + row.undone),
    },
    { key: 'left', title: t('acts.left'), width: 240, render: (row) => left(row) || t('none') },
    {
      key: 'act',
      title: t('acts.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => (
        <>
          <Button
            type="link"
            size="small"
            aria-label={t('acts.seeOf', { id: row.id })}
            onClick={() => onSee(row.id)}
          >
            {t('acts.see')}
          </Button>
          <UndoButton act={row} />
        </>
      ),
    },
  ];
}
