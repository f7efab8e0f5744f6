import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { IntentionRow } from '../../api/work.ts';
import { reasonText } from '../../kit/code-text.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { StateText } from '../../kit/state-text.tsx';
import type { useWord } from '../../kit/use-word.ts';
import { intentionTones } from './reach-states.ts';

/** The columns of the list of intentions. */
export function reachColumns(
  t: TFunction,
  word: ReturnType<typeof useWord>,
  timezone: string,
): DataColumn<IntentionRow>[] {
  const instant = (value: string | null) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    {
      key: 'kind',
      title: t('reach.kind'),
      pinned: true,
      render: (row) => word('intentionKind', row.kind),
    },
    { key: 'contact', title: t('reach.contact'), render: (row) => <Whom row={row} t={t} /> },
    { key: 'message', title: t('reach.message'), render: (row) => row.message?.name ?? t('none') },
    { key: 'staff', title: t('reach.staff'), render: (row) => row.staff?.name ?? t('none') },
    { key: 'journey', title: t('reach.journey'), render: (row) => <Journey row={row} t={t} /> },
    {
      key: 'state',
      title: t('reach.state'),
      render: (row) => (
        <StateText tone={intentionTones[row.state]} text={word('intentionState', row.state)} />
      ),
    },
    {
      key: 'reason',
      title: t('reach.reason'),
      render: (row) => (row.reason === null ? t('none') : reasonText(word, row.reason)),
    },
    {
      key: 'createdAt',
      title: t('reach.createdAt'),
      sortable: true,
      render: (row) => instant(row.createdAt),
    },
    { key: 'notAfter', title: t('reach.notAfter'), optional: true, render: (row) => instant(row.notAfter) },
    {
      key: 'settledAt',
      title: t('reach.settledAt'),
      sortable: true,
      render: (row) => instant(row.settledAt),
    },
  ];
}

function Whom({ row, t }: { row: IntentionRow; t: TFunction }) {
  if (!row.contact) return <>{row.group ?? t('none')}</>;
  const { id, name } = row.contact;
  return (
    <Link to="/contacts/$id" params={{ id: String(id) }} className={kit.clip}>
      {name ?? t('contacts.unnamed', { id })}
    </Link>
  );
}

function Journey({ row, t }: { row: IntentionRow; t: TFunction }) {
  if (!row.journey) return <>{t('none')}</>;
  return (
    <Link to="/journeys/$key" params={{ key: row.journey.key }}>
      {row.journey.name}
    </Link>
  );
}
