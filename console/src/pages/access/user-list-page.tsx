import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Invite, rolesQuery, type UserRow, usersQuery } from '../../api/people.ts';
import { useTimezone } from '../../app/now.ts';
import type { DataColumn } from '../../kit/data-columns.ts';
import { DataTable } from '../../kit/data-table.tsx';
import { FilterBar } from '../../kit/filter-bar.tsx';
import { formatInstant, formatNumber } from '../../kit/format.ts';
import { toListQuery } from '../../kit/list-state.ts';
import { Page } from '../../kit/page.tsx';
import { RealTimeNote } from '../../kit/real-time-note.tsx';
import { useListUrl } from '../../kit/use-list-url.ts';
import { type UserFilter, userListSpec } from './access-list-specs.ts';
import { AccessViews } from './access-views.tsx';
import { LinkModal } from './link-modal.tsx';
import { useRoleName } from './use-role-name.ts';
import { UserActs } from './user-acts.tsx';
import { UserDrawer } from './user-drawer.tsx';

const states = ['active', 'invited', 'disabled'] as const;

/** Who may come in. */
export function UserListPage() {
  const { t } = useTranslation();
  const list = useListUrl<UserFilter>(userListSpec);
  const query = useQuery(usersQuery(toListQuery(list.state)));
  const roles = useQuery(rolesQuery).data?.items ?? [];
  const roleName = useRoleName();
  const [editing, setEditing] = useState<UserRow | 'new' | null>(null);
  const [link, setLink] = useState<{ invite: Invite; name: string } | null>(null);
  const onInvited = (invite: Invite, name: string) => setLink({ invite, name });
  return (
    <Page title={t('people.title')} parent={{ to: '/settings', title: t('nav.settings') }}>
      <AccessViews />
      <RealTimeNote after={t('people.hint')} />
      <DataTable
        id="users"
        label={t('people.users')}
        columns={useColumns((user) => <UserActs user={user} onEdit={setEditing} onInvited={onInvited} />)}
        rowKey={(row) => row.id}
        query={query}
        list={list}
        exportHref={`/v1/users/export.xlsx${toListQuery(list.state)}`}
        actions={
          <Button type="primary" icon={<PlusOutlined />} data-shortcut="n" onClick={() => setEditing('new')}>
            {t('people.invite')}
          </Button>
        }
        filterBar={
          <FilterBar<UserFilter>
            label={t('people.filters')}
            list={list}
            fields={[
              { name: 'search', label: t('people.search'), kind: 'search' },
              {
                name: 'role',
                label: t('people.roleOf'),
                kind: 'select',
                options: roles.map(({ key }) => ({ value: key, label: roleName(key, roles) })),
              },
              {
                name: 'state',
                label: t('people.state'),
                kind: 'select',
                options: states.map((value) => ({ value, label: t(`people.states.${value}`) })),
              },
            ]}
          />
        }
        neverUsed={{
          title: t('people.users'),
          hint: t('people.hint'),
          next: { onClick: () => setEditing('new'), text: t('people.invite') },
        }}
      />
      {editing ? (
        <UserDrawer
          user={editing === 'new' ? null : editing}
          onClose={() => setEditing(null)}
          onInvited={onInvited}
        />
      ) : null}
      {link ? (
        <LinkModal
          title={t('people.link')}
          hint={t('people.linkHint', { name: link.name })}
          name={t('people.link')}
          text={`${window.location.origin}/invite?token=${link.invite.token}`}
          onClose={() => setLink(null)}
        />
      ) : null}
    </Page>
  );
}

function useColumns(acts: (user: UserRow) => React.ReactNode): DataColumn<UserRow>[] {
  const { t } = useTranslation();
  const timezone = useTimezone();
  const roleName = useRoleName();
  const roles = useQuery(rolesQuery).data?.items ?? [];
  return [
    { key: 'name', title: t('people.name'), pinned: true, sortable: true, render: (row) => row.name },
    { key: 'login', title: t('people.login'), sortable: true, render: (row) => row.login },
    { key: 'role', title: t('people.roleOf'), render: (row) => roleName(row.role, roles) },
    { key: 'staff', title: t('people.staff'), render: (row) => row.staff ?? t('people.none') },
    { key: 'unit', title: t('people.unit'), optional: true, render: (row) => row.unit ?? t('people.none') },
    { key: 'state', title: t('people.state'), render: (row) => t(`people.states.${row.state}`) },
    {
      key: 'lastSeenAt',
      title: t('people.lastSeen'),
      sortable: true,
      render: (row) => (row.lastSeenAt ? formatInstant(row.lastSeenAt, timezone) : t('people.never')),
    },
    {
      key: 'sessions',
      title: t('people.sessions'),
      numeric: true,
      render: (row) => formatNumber(row.sessions),
    },
    { key: 'act', title: t('people.act'), pinned: true, fixed: 'end', render: acts },
  ];
}
