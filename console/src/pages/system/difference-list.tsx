import type { Difference, Reconciliation } from '@hetang/contract/http/reconciliations';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { differencesExport, differencesQuery } from '../../api/reconciliations.ts';
import { useTimezone } from '../../app/now.ts';
import { ContactLink } from '../../kit/contact-link.tsx';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant } from '../../kit/format.ts';
import { toFilterQuery, toListQuery } from '../../kit/list-state.ts';
import { StateText } from '../../kit/state-text.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { type DifferenceFilter, differenceListSpec } from './difference-list-spec.ts';
import styles from './system.module.css';

/** What one comparison found: what differed, what was mended and what not. */
export function DifferenceList({ run }: { run: Reconciliation }) {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const list = useListUrl(differenceListSpec);
  const query = useQuery(differencesQuery(run.id, toListQuery(list.state)));
  const kinds = Object.entries(t('reconciliation.kindOf', { returnObjects: true }));
  const title = t('reconciliation.differences', { at: formatInstant(run.startedAt, timezone) });
  return (
    <>
      <h2 className={styles.listTitle}>{title}</h2>
      {run.state === 'stopped' || run.state === 'failed' ? (
        <Alert type="warning" showIcon title={t('reconciliation.partial')} />
      ) : null}
      <DataTable
        id="differences"
        label={title}
        columns={useColumns()}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={differencesExport(run.id, toFilterQuery(list.state))}
        filterBar={
          <FilterBar<DifferenceFilter>
            label={t('reconciliation.filters')}
            list={list}
            fields={[
              {
                name: 'search',
                label: t('reconciliation.search'),
                kind: 'search',
                placeholder: t('reconciliation.searchHint'),
              },
              {
                name: 'kind',
                label: t('reconciliation.kind'),
                kind: 'select',
                options: kinds.map(([key, label]) => ({
                  value: key.replace(/^contact-/, 'contact.'),
                  label,
                })),
              },
              {
                name: 'mended',
                label: t('reconciliation.mended'),
                kind: 'select',
                options: (['yes', 'no'] as const).map((value) => ({
                  value,
                  label: t(`reconciliation.${value}`),
                })),
              },
            ]}
          />
        }
        neverUsed={{
          title:
            (run.counts.differences ?? 0) > 0 ? t('reconciliation.foundFirst') : t('reconciliation.none'),
          hint: t('reconciliation.noneHint'),
          next: { href: '/system/checks', text: t('empty.goTo', { place: t('system.checks') }) },
        }}
      />
    </>
  );
}

function useColumns(): DataColumn<Difference>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const words: Record<string, string | undefined> = t('reconciliation.kindOf', { returnObjects: true });
  return [
    {
      key: 'kind',
      title: t('reconciliation.kind'),
      pinned: true,
      render: ({ kind }) => words[kind.replaceAll('.', '-')] ?? kind,
    },
    { key: 'subject', title: t('reconciliation.subject'), render: (row) => <Subject row={row} /> },
    { key: 'beside', title: t('reconciliation.beside'), render: (row) => <Beside row={row} /> },
    {
      key: 'mended',
      title: t('reconciliation.mended'),
      render: ({ mended }) => (
        <StateText tone={mended ? 'good' : 'warn'} text={t(`reconciliation.${mended ? 'yes' : 'no'}`)} />
      ),
    },
    { key: 'note', title: t('reconciliation.note'), render: ({ note }) => note ?? t('none') },
    {
      key: 'at',
      title: t('reconciliation.at'),
      sortable: true,
      render: ({ at }) => <span className="numbers">{formatInstant(at, timezone)}</span>,
    },
  ];
}

function ChatLink({ chat }: { chat: NonNullable<Difference['chat']> }) {
  return (
    <Link to="/chats/$id" params={{ id: chat.id }}>
      {chat.name || chat.id}
    </Link>
  );
}

function Subject({ row }: { row: Difference }) {
  if (row.contact) return <ContactLink contact={row.contact} />;
  if (row.chat && row.chat.id === row.subject) return <ChatLink chat={row.chat} />;
  return <code>{row.subject}</code>;
}

function Beside({ row }: { row: Difference }) {
  const { t } = useTranslation();
  if (row.beside === null) return t('none');
  return row.chat && row.chat.id === row.beside ? <ChatLink chat={row.chat} /> : <code>{row.beside}</code>;
}
