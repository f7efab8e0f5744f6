import type { ContactRow } from '@hetang/contract/http/contacts';
import { Link } from '@tanstack/react-router';
import type { TFunction } from 'i18next';
import type { DataColumn } from '../../kit/data-columns.ts';
import { formatInstant } from '../../kit/format.ts';
import kit from '../../kit/kit.module.css';
import { TagList } from '../../kit/tag-list.tsx';

/** The columns of the contact list. */
export function contactColumns(t: TFunction, timezone: string): DataColumn<ContactRow>[] {
  const instant = (value: string | null) => <span className="numbers">{formatInstant(value, timezone)}</span>;
  return [
    {
      key: 'name',
      title: t('contacts.name'),
      pinned: true,
      sortable: true,
      render: (row) => (
        <Link to="/contacts/$id" params={{ id: String(row.id) }} className={kit.clip}>
          {row.name ?? t('contacts.unnamed', { id: row.id })}
        </Link>
      ),
    },
    { key: 'stage', title: t('contacts.stage'), render: (row) => row.stage?.name ?? t('none') },
    {
      key: 'tags',
      title: t('contacts.tags'),
      width: 260,
      render: (row) => <TagList names={row.tags.map((tag) => tag.name)} limit={3} />,
    },
    { key: 'owner', title: t('contacts.owner'), render: (row) => row.owner?.name ?? t('none') },
    { key: 'code', title: t('contacts.code'), render: (row) => row.code?.name ?? t('none') },
    { key: 'addedAt', title: t('contacts.addedAt'), sortable: true, render: (row) => instant(row.addedAt) },
    {
      key: 'lastEventAt',
      title: t('contacts.lastEventAt'),
      sortable: true,
      render: (row) => instant(row.lastEventAt),
    },
    {
      key: 'lost',
      title: t('contacts.lost'),
      render: (row) => (row.lostAt ? t('contacts.lostYes') : t('contacts.lostNo')),
    },
    {
      key: 'stageAt',
      title: t('contacts.stageAt'),
      optional: true,
      sortable: true,
      render: (row) => instant(row.stageAt),
    },
    {
      key: 'createdAt',
      title: t('contacts.createdAt'),
      optional: true,
      sortable: true,
      render: (row) => instant(row.createdAt),
    },
  ];
}
