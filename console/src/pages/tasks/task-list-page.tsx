import type { TaskRow } from '@hetang/contract/http/work';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tasksQuery } from '../../api/work.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import { OwnPause } from '../codes/own-pause.tsx';
import { ConfirmSendDrawer } from './confirm-send-drawer.tsx';
import { PublishMomentDrawer } from './publish-moment-drawer.tsx';
import { taskColumns } from './task-columns.tsx';
import { TaskFilters } from './task-filters.tsx';
import { taskListSpec } from './task-list-spec.ts';

const FollowUpDrawer = lazy(async () => ({
  default: (await import('./follow-up-drawer.tsx')).FollowUpDrawer,
}));

/** What staff have to do, and what came of it. */
export function TaskListPage() {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const now = useNow();
  const list = useListUrl(taskListSpec);
  const query = useQuery(tasksQuery(toListQuery(list.state)));
  const [opened, setOpened] = useState<TaskRow | null>(null);
  const close = () => setOpened(null);
  return (
    <Page title={t('nav.tasks')}>
      <DataTable
        id="tasks"
        views
        label={t('nav.tasks')}
        columns={taskColumns({ t, word, timezone, now, open: setOpened })}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        onOpen={setOpened}
        exportHref={`/v1/tasks/export.xlsx${toFilterQuery(list.state)}`}
        filterBar={<TaskFilters list={list} />}
        actions={list.state.filters.staff ? <OwnPause staff={list.state.filters.staff} /> : null}
        neverUsed={{
          title: t('tasks.neverTitle'),
          hint: t('tasks.neverHint'),
          next: { href: '/journeys', text: t('tasks.toJourneys') },
        }}
      />
      <Suspense>
        {opened?.kind === 'follow-up' ? (
          <FollowUpDrawer key={opened.id} task={opened} onClose={close} />
        ) : null}
      </Suspense>
      {opened?.kind === 'confirm-send' ? <ConfirmSendDrawer task={opened} onClose={close} /> : null}
      {opened?.kind === 'publish-moment' ? <PublishMomentDrawer task={opened} onClose={close} /> : null}
    </Page>
  );
}
