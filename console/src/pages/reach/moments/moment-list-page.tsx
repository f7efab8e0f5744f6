import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { momentChoicesQuery, momentsQuery } from '../../../api/moments.ts';
import { useTimezone } from '../../../app/now.ts';
import { DataTable } from '../../../kit/data-table.tsx';
import { FilterBar } from '../../../kit/filter-bar.tsx';
import { toFilterQuery, toListQuery } from '../../../kit/list-state.ts';
import { optionsOf } from '../../../kit/options.ts';
import { Page } from '../../../kit/page.tsx';
import { type ListUrl, useListUrl } from '../../../kit/use-list-url.ts';
import { useWord } from '../../../kit/use-word.ts';
import { ReachViews } from '../reach-views.tsx';
import { momentColumns } from './moment-columns.tsx';
import { type MomentFilterName, momentListSpec, momentStates } from './moment-list-spec.ts';
import { PostMomentDrawer } from './post-moment-drawer.tsx';

/** What the company publishes in Moments: planned, waiting for staff, published, with what customers did. */
export function MomentListPage() {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const list = useListUrl(momentListSpec);
  const query = useQuery(momentsQuery(toListQuery(list.state)));
  const columns = useMemo(() => momentColumns(t, word, timezone), [t, word, timezone]);
  const [posting, setPosting] = useState(false);
  return (
    <Page
      title={t('reachViews.moments')}
      parent={{ to: '/reach', title: t('nav.reach') }}
      actions={
        <Space>
          <Link to="/reach/moments/calendar">{t('moments.schedule')}</Link>
          <Button type="primary" data-shortcut="n" onClick={() => setPosting(true)}>
            {t('moments.post')}
          </Button>
        </Space>
      }
    >
      <ReachViews />
      <p className="soft">{t('moments.hint')}</p>
      <DataTable
        id="moments"
        label={t('reachViews.moments')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/moments/export.xlsx${toFilterQuery(list.state)}`}
        filterBar={<Filters list={list} />}
        neverUsed={{
          title: t('moments.neverTitle'),
          hint: t('moments.neverHint'),
          next: { href: '/plan', text: t('moments.toPlan') },
        }}
      />
      {posting ? <PostMomentDrawer onClose={() => setPosting(false)} /> : null}
    </Page>
  );
}

function Filters({ list }: { list: ListUrl<MomentFilterName> }) {
  const { t } = useTranslation();
  const word = useWord();
  const { data } = useQuery(momentChoicesQuery);
  return (
    <FilterBar<MomentFilterName>
      label={t('moments.filters')}
      list={list}
      fields={[
        { name: 'search', label: t('moments.search'), kind: 'search', placeholder: t('moments.searchHint') },
        {
          name: 'state',
          label: t('moments.state'),
          kind: 'select',
          options: momentStates.map((value) => ({ value, label: word('momentState', value) })),
        },
        { name: 'staff', label: t('moments.staff'), kind: 'select', options: optionsOf(data?.staff) },
        {
          name: 'calendar',
          label: t('moments.calendar'),
          kind: 'select',
          options: optionsOf(data?.calendars),
        },
      ]}
    />
  );
}
