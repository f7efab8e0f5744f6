import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { broadcastsQuery, runsQuery } from '../../api/reach.ts';
import { useTimezone } from '../../app/now.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { toListQuery } from '../../kit/list-state.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { NewInPlan } from '../../kit/new-in-plan.tsx';
import { optionsOf } from '../../kit/options.ts';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { BroadcastTable } from './broadcast-table.tsx';
import { PreviewDialog } from './preview-dialog.tsx';
import { ReachViews } from './reach-views.tsx';
import { runColumns } from './run-columns.tsx';
import { type RunFilterName, runListSpec, runStates } from './run-list-spec.ts';

/** What the plan sends to many: when next, whom it would reach, and every sending with what became of it. */
export function BroadcastPage() {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const list = useListUrl(runListSpec);
  const planned = useQuery(broadcastsQuery);
  const runs = useQuery(runsQuery(toListQuery(list.state)));
  const [previewed, setPreviewed] = useState<{ key: string; name: string } | null>(null);
  const columns = useMemo(() => runColumns(t, word, timezone), [t, word, timezone]);
  return (
    <Page
      title={t('reachViews.broadcasts')}
      parent={{ to: '/reach', title: t('nav.reach') }}
      actions={<NewInPlan kind="broadcasts" />}
    >
      <ReachViews />
      <Panel title={t('broadcasts.planned')} hint={t('broadcasts.hint')}>
        <Loaded query={planned}>
          {({ items }) => <BroadcastTable items={items} onPreview={setPreviewed} />}
        </Loaded>
      </Panel>
      <DataTable
        id="broadcast-runs"
        label={t('broadcasts.runs')}
        columns={columns}
        rowKey={(row) => row.id}
        query={runs}
        list={list}
        exportHref={`/v1/broadcast-runs/export.xlsx${toListQuery(list.state)}`}
        filterBar={
          <FilterBar<RunFilterName>
            label={t('broadcasts.filters')}
            list={list}
            fields={[
              {
                name: 'broadcast',
                label: t('broadcasts.name'),
                kind: 'select',
                options: optionsOf(planned.data?.items),
              },
              {
                name: 'state',
                label: t('broadcasts.state'),
                kind: 'select',
                options: runStates.map((value) => ({ value, label: word('runState', value) })),
              },
            ]}
          />
        }
        neverUsed={{
          title: t('broadcasts.neverTitle'),
          hint: t('broadcasts.neverHint'),
          next: { href: '/plan', text: t('broadcasts.toPlan') },
        }}
      />
      {previewed ? <PreviewDialog broadcast={previewed} onClose={() => setPreviewed(null)} /> : null}
    </Page>
  );
}
