import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { intentionReasonsQuery } from '../../api/intentions.ts';
import { type IntentionRow, intentionSummaryQuery, intentionsQuery } from '../../api/work.ts';
import { useTimezone } from '../../app/now.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './reach.module.css';
import { reachColumns } from './reach-columns.tsx';
import { ReachFilters } from './reach-filters.tsx';
import { reachListSpec } from './reach-list-spec.ts';
import { ReachSummary } from './reach-summary.tsx';
import { ReachViews } from './reach-views.tsx';
import { ReasonTable } from './reason-table.tsx';
import { cameToNothing } from './retry-fit.ts';
import { RetryPicked } from './retry-picked.tsx';

/** What Hetang means to send, has sent, or has given up, and why. */
export function ReachPage() {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const list = useListUrl(reachListSpec);
  const query = useQuery(intentionsQuery(toListQuery(list.state)));
  const summary = useQuery(intentionSummaryQuery);
  const reasons = useQuery(intentionReasonsQuery);
  const [picked, setPicked] = useState<ReadonlyMap<string | number, IntentionRow>>(new Map());
  const columns = useMemo(() => reachColumns(t, word, timezone), [t, word, timezone]);
  return (
    <Page title={t('nav.reach')}>
      <ReachViews />
      {summary.data?.items.length === 0 ? null : (
        <div className={styles.overview}>
          <Panel title={t('reach.summary')} hint={t('reach.summaryHint')}>
            <Loaded query={summary}>{({ items }) => <ReachSummary items={items} list={list} />}</Loaded>
          </Panel>
          <Panel title={t('reasons.title')} hint={t('reasons.hint')}>
            <Loaded query={reasons}>{({ items }) => <ReasonTable items={items} list={list} />}</Loaded>
          </Panel>
        </div>
      )}
      <DataTable
        id="reach"
        views
        label={t('nav.reach')}
        columns={columns}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/intentions/export.xlsx${toFilterQuery(list.state)}`}
        actions={<RetryPicked rows={[...picked.values()]} onClear={() => setPicked(new Map())} />}
        selection={{
          picked,
          mayPick: cameToNothing,
          nameOf: (row) => t('reasons.pick', { name: `${word('intentionKind', row.kind)} ${row.id}` }),
          onPick: setPicked,
        }}
        filterBar={<ReachFilters list={list} />}
        neverUsed={{
          title: t('reach.neverTitle'),
          hint: t('reach.neverHint'),
          next: { href: '/journeys', text: t('reach.toJourneys') },
        }}
      />
    </Page>
  );
}
