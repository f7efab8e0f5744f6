import type { CandidatePage as Candidates } from '@hetang/contract/http/transfers';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { type Candidate, candidatesQuery, transferMembersQuery } from '../../api/transfers.ts';
import { useTimezone } from '../../app/now.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { optionsOf } from '../../kit/options.ts';
import { Page } from '../../kit/page.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { type ListUrl, useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { type Gift, GiveDrawer } from './give-drawer.tsx';
import { type CandidateFilter, candidateListSpec } from './transfer-list-spec.ts';

const route = getRouteApi('/transfers/from/$kind/$userid');

/** The customers of a member: who can be handed over, who cannot and why. */
export function CandidatePage() {
  const { t } = useTranslation();
  const { kind: asked, userid } = route.useParams();
  const kind = asked === 'resigned' ? 'resigned' : 'on-job';
  const list = useListUrl(candidateListSpec);
  const from = `&kind=${kind}&from=${encodeURIComponent(userid)}`;
  const query = useQuery(candidatesQuery(`${toListQuery(list.state)}${from}`));
  const members = useQuery(transferMembersQuery(`?kind=${kind}&search=${encodeURIComponent(userid)}`));
  const member = members.data?.items.find((one) => one.userid === userid);
  const name = member?.staff?.name ?? userid;
  const [picked, setPicked] = useState<ReadonlyMap<string | number, Candidate>>(new Map());
  const [gift, setGift] = useState<Gift | null>(null);
  const { search, stage } = list.state.filters;
  const all = { ...(search ? { search } : {}), ...(stage ? { stage } : {}) };
  return (
    <Page title={t('transfers.of', { name })} parent={{ to: '/transfers', title: t('transfers.title') }}>
      <Summary data={query.data} />
      <DataTable
        id="transfer-candidates"
        label={t('transfers.of', { name })}
        columns={useColumns()}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/transfers/candidates/export.xlsx${toListQuery(list.state)}${from}`}
        filterBar={<Filters list={list} />}
        actions={
          <Give
            able={query.data?.able ?? 0}
            picked={[...picked.keys()].map(Number)}
            onClear={() => setPicked(new Map())}
            onGive={(ids, count) =>
              setGift({ kind, from: userid, name, count, who: ids ? { ids } : { all } })
            }
          />
        }
        selection={{
          picked,
          mayPick: (row) => row.problem === null,
          nameOf: (row) => t('transfers.pick', { name: row.name ?? t('contacts.unnamed', { id: row.id }) }),
          onPick: setPicked,
        }}
        neverUsed={{
          title: t('transfers.noCustomers'),
          hint: t('transfers.noCustomersHint'),
          next: { href: '/transfers', text: t('empty.goTo', { place: t('transfers.title') }) },
        }}
      />
      {gift ? (
        <GiveDrawer gift={gift} onDone={() => setPicked(new Map())} onClose={() => setGift(null)} />
      ) : null}
    </Page>
  );
}

function Summary({ data }: { data: Candidates | undefined }) {
  const { t } = useTranslation();
  const word = useWord();
  if (!data) return null;
  const unable = data.problems.map(({ problem, count }) =>
    t('transfers.unableCount', { reason: word('transferProblem', problem), n: formatNumber(count) }),
  );
  return (
    <p className="soft">
      {t('transfers.ableCount', { able: formatNumber(data.able) })} {unable.join('；')}
    </p>
  );
}

interface GiveProps {
  able: number;
  picked: number[];
  onClear: () => void;
  /** `ids` null: all whom the filter means. */
  onGive: (ids: number[] | null, count: number) => void;
}

function Give({ able, picked, onClear, onGive }: GiveProps) {
  const { t } = useTranslation();
  if (picked.length > 0) {
    return (
      <>
        <Button onClick={onClear}>{t('transfers.unpick')}</Button>
        <Button type="primary" onClick={() => onGive(picked, picked.length)}>
          {t('transfers.givePicked', { n: formatNumber(picked.length) })}
        </Button>
      </>
    );
  }
  return (
    <Button type="primary" disabled={able === 0} onClick={() => onGive(null, able)}>
      {t('transfers.giveAll', { n: formatNumber(able) })}
    </Button>
  );
}

const problems = ['none', 'under-way', 'too-often', 'no-id'] as const;

function Filters({ list }: { list: ListUrl<CandidateFilter> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(referenceQuery);
  return (
    <FilterBar<CandidateFilter>
      label={t('transfers.filters')}
      list={list}
      fields={[
        {
          name: 'search',
          label: t('transfers.search'),
          kind: 'search',
          placeholder: t('transfers.customerSearchHint'),
        },
        { name: 'stage', label: t('transfers.stage'), kind: 'select', options: optionsOf(data?.stages) },
        {
          name: 'problem',
          label: t('transfers.fit'),
          kind: 'select',
          options: problems.map((value) => ({
            value,
            label: value === 'none' ? t('transfers.able') : word('transferProblem', value),
          })),
        },
      ]}
    />
  );
}

function useColumns(): DataColumn<Candidate>[] {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  return [
    {
      key: 'name',
      title: t('transfers.customer'),
      pinned: true,
      sortable: true,
      render: ({ id, name }) => <ContactLink contact={{ id, name }} />,
    },
    { key: 'stage', title: t('transfers.stage'), render: (row) => row.stage?.name ?? t('none') },
    {
      key: 'since',
      title: t('transfers.since'),
      sortable: true,
      render: (row) => <span className="numbers">{formatInstant(row.since, timezone)}</span>,
    },
    {
      key: 'fit',
      title: t('transfers.fit'),
      render: ({ problem }) => (
        <StateText
          tone={problem === null ? 'good' : 'quiet'}
          text={problem === null ? t('transfers.able') : word('transferProblem', problem)}
        />
      ),
    },
  ];
}
