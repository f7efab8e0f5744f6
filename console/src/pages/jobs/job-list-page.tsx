import type { Job, JobKind } from '@hetang/contract/http/jobs';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { jobsQuery } from '../../api/jobs.ts';
import { useTimezone } from '../../app/now.ts';
import { CancelJob } from '../../kit/cancel-job.tsx';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { StateText } from '../../kit/state-text.tsx';
import { jobTones, useJobText } from '../../kit/use-job-text.ts';
import { useListUrl } from '../../kit/use-list-url.ts';

type Filter = 'kind' | 'state';
const spec = { filters: ['kind', 'state'] as const, sorts: ['startedAt', 'finishedAt'] };
const kinds: readonly JobKind[] = ['import', 'reconciliation', 'act', 'segment', 'visit', 'backup'];
const states: readonly Job['state'][] = ['running', 'done', 'stopped', 'failed'];

/** Work in the background that runs, and what has ended within seven days. */
export function JobListPage() {
  const { t } = useTranslation();
  const list = useListUrl<Filter>(spec);
  const query = useQuery(jobsQuery(toListQuery(list.state)));
  return (
    <Page title={t('jobs.title')}>
      <p className="soft">{t('jobs.hint')}</p>
      <DataTable
        id="jobs"
        label={t('jobs.title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/jobs/export.xlsx${toListQuery(list.state)}`}
        filterBar={
          <FilterBar<Filter>
            label={t('jobs.filters')}
            list={list}
            fields={[
              {
                name: 'kind',
                label: t('jobs.kind'),
                kind: 'select',
                options: kinds.map((value) => ({ value, label: t(`jobs.kinds.${value}`) })),
              },
              {
                name: 'state',
                label: t('jobs.state'),
                kind: 'select',
                options: states.map((value) => ({ value, label: t(`jobs.states.${value}`) })),
              },
            ]}
          />
        }
        neverUsed={{
          title: t('jobs.noneTitle'),
          hint: t('jobs.noneHint'),
          next: { href: '/imports', text: t('nav.imports') },
        }}
      />
    </Page>
  );
}

function useColumns(): DataColumn<Job>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const { title, progress } = useJobText();
  const at = (value: string | null) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    { key: 'what', title: t('jobs.what'), pinned: true, width: 280, render: title },
    {
      key: 'state',
      title: t('jobs.state'),
      render: ({ state }) => <StateText tone={jobTones[state]} text={t(`jobs.states.${state}`)} />,
    },
    {
      key: 'progress',
      title: t('jobs.progress'),
      render: (row) => <span className="numbers">{progress(row) || t('none')}</span>,
    },
    { key: 'by', title: t('jobs.by'), render: (row) => row.by ?? t('jobs.byItself') },
    { key: 'startedAt', title: t('jobs.startedAt'), sortable: true, render: (row) => at(row.startedAt) },
    { key: 'finishedAt', title: t('jobs.finishedAt'), sortable: true, render: (row) => at(row.finishedAt) },
    { key: 'result', title: t('jobs.result'), width: 260, render: (row) => <Result job={row} /> },
    {
      key: 'act',
      title: t('jobs.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => <CancelJob job={row} />,
    },
  ];
}

function Result({ job: { file, error } }: { job: Job }) {
  const { t } = useTranslation();
  if (error) return <span>{error}</span>;
  if (!file) return <>{t('none')}</>;
  if (file.href === null) return <code>{file.name}</code>;
  return (
    <a className="underlined" href={file.href} download>
      {t('jobs.download')}
    </a>
  );
}
