import type { MomentRow } from '@hetang/contract/http/moments';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { DataColumn } from '../../../kit/data-columns.ts';
import { formatInstant, formatNumber } from '../../../kit/format.ts';
import kit from '../../../kit/kit.module.css';
import type { useWord } from '../../../kit/use-word.ts';
import { CancelMomentButton } from './cancel-moment-button.tsx';
import { momentReason } from './moment-reason.ts';
import { MomentState } from './moment-state.tsx';

/** The columns of the list of Moments. */
export function momentColumns(
  t: TFunction,
  word: ReturnType<typeof useWord>,
  timezone: string,
): DataColumn<MomentRow>[] {
  const instant = (value: string) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  const count = (key: 'reached' | 'likes' | 'comments', more: { hint?: string } = {}) => ({
    key,
    title: t(`moments.${key}`),
    numeric: true,
    sortable: true,
    render: (row: MomentRow) => formatNumber(row[key]),
    ...more,
  });
  return [
    {
      key: 'title',
      title: t('moments.title'),
      pinned: true,
      render: ({ id, title }) => (
        <Link to="/reach/moments/$id" params={{ id: String(id) }} className={kit.clip} title={title}>
          {title}
        </Link>
      ),
    },
    { key: 'dueAt', title: t('moments.dueAt'), sortable: true, render: (row) => instant(row.dueAt) },
    { key: 'calendar', title: t('moments.calendar'), render: (row) => originText(t, row) },
    { key: 'state', title: t('moments.state'), render: (row) => <MomentState moment={row} /> },
    {
      key: 'reason',
      title: t('moments.reason'),
      render: ({ reason }) => (reason === null ? t('none') : momentReason(word, reason)),
    },
    {
      key: 'members',
      title: t('moments.members'),
      hint: t('moments.membersHint'),
      numeric: true,
      render: ({ published, members }) =>
        t('moments.progress', { published: formatNumber(published), members: formatNumber(members) }),
    },
    count('reached', { hint: t('moments.reachedHint') }),
    count('likes'),
    count('comments'),
    {
      key: 'notAfter',
      title: t('moments.notAfter'),
      optional: true,
      render: (row) => instant(row.notAfter),
    },
    {
      key: 'act',
      title: t('moments.act'),
      pinned: true,
      fixed: 'end',
      render: (row) => <CancelMomentButton moment={row} small />,
    },
  ];
}

/** The calendar it comes from, or who asked for it. */
export function originText(t: TFunction, { calendar, by }: Pick<MomentRow, 'calendar' | 'by'>): string {
  return calendar?.name ?? t('moments.byHand', { by: by ?? '' });
}
