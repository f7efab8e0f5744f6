import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { type ImportRow, importsQuery } from '../../api/imports.ts';
import { useTimezone } from '../../app/now.ts';
import { pressNew } from '../../app/shortcuts/press.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { toListQuery } from '../../kit/list-state.ts';
import { StateText, type Tone } from '../../kit/state-text.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { useWord } from '../../kit/use-word.ts';
import styles from './imports.module.css';
import { totalOf } from './summary.ts';

const spec = { filters: [], sorts: [] };
const tones: Record<ImportRow['state'], Tone> = {
  waiting: 'quiet',
  running: 'busy',
  done: 'good',
  stopped: 'warn',
  failed: 'bad',
};

/** What was imported, newest first. */
export function ImportList() {
  const { t } = useTranslation();
  const word = useWord();
  const timezone = useTimezone();
  const list = useListUrl<never>(spec);
  const query = useQuery(importsQuery(toListQuery(list.state)));
  return (
    <DataTable
      id="imports"
      label={t('imports.history')}
      columns={importColumns(t, word, timezone)}
      rowKey={(row) => row.id}
      query={query}
      list={list}
      exportHref={`/v1/imports/export.xlsx${toListQuery(list.state)}`}
      filterBar={
        <>
          <h2 className={styles.heading}>{t('imports.history')}</h2>
          <p className="soft">{t('imports.historyHint')}</p>
        </>
      }
      neverUsed={{
        title: t('imports.neverTitle'),
        hint: t('imports.neverHint'),
        next: { onClick: pressNew, text: t('imports.chooseFile') },
      }}
    />
  );
}

function importColumns(
  t: TFunction,
  word: ReturnType<typeof useWord>,
  timezone: string,
): DataColumn<ImportRow>[] {
  const count = (key: string, title: string, of: (summary: NonNullable<ImportRow['summary']>) => number) => ({
    key,
    title,
    numeric: true,
    render: ({ summary }: ImportRow) => formatNumber(summary && of(summary)),
  });
  const instant = (value: string | null) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    {
      key: 'id',
      title: t('imports.id'),
      pinned: true,
      render: (row) => (
        <Link to="/imports/$id" params={{ id: String(row.id) }}>
          {row.id}
        </Link>
      ),
    },
    {
      key: 'file',
      title: t('imports.fileName'),
      pinned: true,
      render: (row) => (
        <span className={kit.clip} title={row.fileName}>
          {row.fileName}
        </span>
      ),
    },
    { key: 'kind', title: t('imports.kind'), render: (row) => word('importKind', row.kind) },
    { key: 'mapping', title: t('imports.mapping'), render: (row) => row.mapping },
    {
      key: 'mode',
      title: t('imports.mode'),
      render: (row) => (row.dryRun ? t('imports.dryRun') : t('imports.real')),
    },
    {
      key: 'state',
      title: t('imports.state'),
      render: (row) => <StateText tone={tones[row.state]} text={word('importState', row.state)} />,
    },
    count('rows', t('imports.rows'), (summary) => summary.rows),
    count('imported', t('imports.imported'), (summary) => summary.imported),
    count('repeated', t('imports.repeated'), (summary) => summary.repeated),
    count('unused', t('imports.unused'), ({ skipped, failed }) => totalOf(skipped) + totalOf(failed)),
    { key: 'by', title: t('people.who'), optional: true, render: (row) => row.by },
    { key: 'createdAt', title: t('imports.createdAt'), render: (row) => instant(row.createdAt) },
    {
      key: 'finishedAt',
      title: t('imports.finishedAt'),
      optional: true,
      render: (row) => instant(row.finishedAt),
    },
    { key: 'error', title: t('imports.error'), optional: true, render: (row) => row.error ?? t('none') },
  ];
}
