import { useMutation, useQuery } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { type AuditEntry, auditQuery, checkAudit } from '../../api/people.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant } from '../../kit/format.ts';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import { RealTimeNote } from '../../kit/real-time-note.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { type AuditFilter, auditListSpec } from './access-list-specs.ts';
import { AccessViews } from './access-views.tsx';

const acts = ['create', 'change', 'remove', 'export'] as const;

/** Who changed what, and whether the log itself is whole. */
export function AuditPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const list = useListUrl<AuditFilter>(auditListSpec);
  const query = useQuery(auditQuery(toListQuery(list.state)));
  const check = useMutation({
    mutationFn: checkAudit,
    onSuccess: ({ entries, broken }) =>
      broken === null
        ? void message.success(t('people.intact', { count: entries }))
        : void message.error(t('people.broken', { entry: broken })),
    onError: (error) => void message.error(problemText(error).message),
  });
  return (
    <Page title={t('people.audit')} parent={{ to: '/settings', title: t('nav.settings') }}>
      <AccessViews />
      <RealTimeNote after={t('people.auditHint')} />
      <DataTable
        id="audit"
        label={t('people.audit')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/audit/export.xlsx${toFilterQuery(list.state)}`}
        actions={
          <Button loading={check.isPending} onClick={() => check.mutate()}>
            {t('people.check')}
          </Button>
        }
        filterBar={
          <FilterBar<AuditFilter>
            label={t('people.audit')}
            list={list}
            fields={[
              { name: 'actor', label: t('people.who'), kind: 'search' },
              { name: 'object', label: t('people.what'), kind: 'search' },
              {
                name: 'act',
                label: t('people.how'),
                kind: 'select',
                options: acts.map((value) => ({ value, label: t(`people.acts.${value}`) })),
              },
            ]}
          />
        }
        neverUsed={{
          title: t('people.auditNone'),
          hint: t('people.auditNoneHint'),
          next: { href: '/plan', text: t('empty.goTo', { place: t('nav.plan') }) },
        }}
      />
    </Page>
  );
}

function useColumns(): DataColumn<AuditEntry>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  return [
    {
      key: 'at',
      title: t('people.at'),
      pinned: true,
      sortable: true,
      render: (row) => <span className="numbers">{formatInstant(row.at, timezone)}</span>,
    },
    {
      key: 'actor',
      title: t('people.who'),
      sortable: true,
      render: (row) => row.actor.name || t('people.system'),
    },
    { key: 'act', title: t('people.how'), render: (row) => t(`people.acts.${row.act}`) },
    { key: 'object', title: t('people.what'), sortable: true, render: (row) => `${row.object} ${row.key}` },
    { key: 'change', title: t('people.change'), width: 420, render: (row) => <Change entry={row} /> },
    { key: 'from', title: t('people.from'), render: (row) => `${row.ip ?? ''} ${row.route}` },
  ];
}

function Change({ entry: { before, after } }: { entry: AuditEntry }) {
  const names = Object.keys(after ?? before ?? {});
  const text = (value: unknown) => (value === undefined ? '' : JSON.stringify(value));
  return (
    <>
      {names.map((name) => (
        <div key={name}>
          <code>{name}</code> {before ? `${text(before[name])} → ` : ''}
          {text(after?.[name])}
        </div>
      ))}
    </>
  );
}
