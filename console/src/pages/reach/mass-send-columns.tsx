import type { MassSendRow } from '@hetang/contract/http/reach';
import type { TFunction } from 'i18next';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { StateText } from '../../kit/state-text.tsx';
import type { useWord } from '../../kit/use-word.ts';
import { MassSendActions } from './mass-send-actions.tsx';
import { massSendTones } from './mass-send-states.ts';

/** The columns of the list of mass tasks. */
export function massSendColumns(
  t: TFunction,
  word: ReturnType<typeof useWord>,
  timezone: string,
): DataColumn<MassSendRow>[] {
  const instant = (value: string | null) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  const count = (
    key: 'sent' | 'capped' | 'refused' | 'other' | 'open',
    more: { hint?: string; optional?: boolean } = {},
  ) => ({
    key,
    title: t(`sends.${key}`),
    numeric: true,
    render: (row: MassSendRow) => formatNumber(row[key]),
    ...more,
  });
  return [
    {
      key: 'message',
      title: t('sends.message'),
      pinned: true,
      render: ({ title, text }) => (
        <span className={kit.clip} title={text}>
          {title}
        </span>
      ),
    },
    { key: 'sender', title: t('sends.sender'), render: (row) => row.staff.name },
    { key: 'audience', title: t('sends.audience'), render: (row) => word('audience', row.audience) },
    {
      key: 'state',
      title: t('sends.state'),
      render: (row) => (
        <StateText
          tone={massSendTones[row.state]}
          text={row.cancelling ? t('sends.cancelling') : word('massSendState', row.state)}
        />
      ),
    },
    {
      key: 'targets',
      title: t('sends.targets'),
      numeric: true,
      sortable: true,
      render: (row) => formatNumber(row.targets),
    },
    count('sent'),
    count('capped', { hint: t('sends.cappedHint') }),
    count('refused'),
    count('other', { optional: true }),
    count('open'),
    {
      key: 'broadcast',
      title: t('sends.broadcast'),
      optional: true,
      render: (row) => row.broadcast?.name ?? t('none'),
    },
    {
      key: 'createdAt',
      title: t('sends.createdAt'),
      sortable: true,
      render: (row) => instant(row.createdAt),
    },
    {
      key: 'confirmedAt',
      title: t('sends.confirmedAt'),
      sortable: true,
      optional: true,
      render: (row) => instant(row.confirmedAt),
    },
    {
      key: 'notAfter',
      title: t('sends.notAfter'),
      sortable: true,
      optional: true,
      render: (row) => instant(row.notAfter),
    },
    {
      key: 'reminded',
      title: t('sends.reminded'),
      optional: true,
      render: (row) => t('sends.times', { n: row.reminded }),
    },
    {
      key: 'act',
      title: t('sends.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => <MassSendActions row={row} />,
    },
  ];
}
