import type { RunRow } from '@hetang/contract/http/reach';
import type { TFunction } from 'i18next';
import { reasonText } from '../../kit/code-text.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { StateText } from '../../kit/state-text.tsx';
import type { useWord } from '../../kit/use-word.ts';
import { RunActions } from './run-actions.tsx';
import { runTones } from './run-list-spec.ts';

/** The columns of the list of sendings. */
export function runColumns(
  t: TFunction,
  word: ReturnType<typeof useWord>,
  timezone: string,
): DataColumn<RunRow>[] {
  const count = (key: 'targets' | 'sent' | 'open' | 'lost', sortable = false) => ({
    key,
    title: t(`broadcasts.${key}`),
    numeric: true,
    sortable,
    render: (row: RunRow) => formatNumber(row[key]),
  });
  return [
    {
      key: 'dueAt',
      title: t('broadcasts.dueAt'),
      pinned: true,
      sortable: true,
      render: (row) => <span className="numbers">{formatInstant(row.dueAt, timezone)}</span>,
    },
    { key: 'broadcast', title: t('broadcasts.name'), render: (row) => row.broadcast.name },
    {
      key: 'state',
      title: t('broadcasts.state'),
      render: (row) => <StateText tone={runTones[row.state]} text={word('runState', row.state)} />,
    },
    {
      key: 'reason',
      title: t('broadcasts.reason'),
      render: (row) => (row.reason === null ? t('none') : reasonText(word, row.reason)),
    },
    count('targets', true),
    count('sent'),
    count('open'),
    count('lost'),
    { key: 'by', title: t('broadcasts.by'), optional: true, render: (row) => row.by ?? t('none') },
    {
      key: 'act',
      title: t('broadcasts.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => <RunActions row={row} timezone={timezone} />,
    },
  ];
}
