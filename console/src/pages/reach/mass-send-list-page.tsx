import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { massSendsQuery } from '../../api/reach.ts';
import { useTimezone } from '../../app/now.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { massSendColumns } from './mass-send-columns.tsx';
import { MassSendFilters } from './mass-send-filters.tsx';
import { massSendListSpec } from './mass-send-list-spec.ts';
import { ReachViews } from './reach-views.tsx';

/** What staff have to confirm in WeCom, what became of it, and how to hurry it or call it off. */
export function MassSendListPage() {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const list = useListUrl(massSendListSpec);
  const query = useQuery(massSendsQuery(toListQuery(list.state)));
  const columns = useMemo(() => massSendColumns(t, word, timezone), [t, word, timezone]);
  return (
    <Page title={t('reachViews.tasks')} parent={{ to: '/reach', title: t('nav.reach') }}>
      <ReachViews />
      <p className="soft">{t('sends.hint')}</p>
      <DataTable
        id="mass-sends"
        label={t('reachViews.tasks')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/mass-sends/export.xlsx${toFilterQuery(list.state)}`}
        filterBar={<MassSendFilters list={list} />}
        neverUsed={{
          title: t('sends.neverTitle'),
          hint: t('sends.neverHint'),
          next: { href: '/reach/broadcasts', text: t('sends.toBroadcasts') },
        }}
      />
    </Page>
  );
}
