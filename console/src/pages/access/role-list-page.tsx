import { PlusOutlined } from '@ant-design/icons';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Role, removeRole, rolesQuery, USERS } from '../../api/people.ts';
import { formatNumber } from '../../kit/format.ts';
import { Loaded } from '../../kit/loaded.tsx';
import { Page } from '../../kit/page.tsx';
import { Panel } from '../../kit/panel.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { useProblemText } from '../../kit/problem-view.tsx';
import { AccessViews } from './access-views.tsx';
import { RoleDrawer } from './role-drawer.tsx';
import { useRoleName } from './use-role-name.ts';

/** The roles that are built in, and one's own. */
export function RoleListPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const problemText = useProblemText();
  const client = useQueryClient();
  const query = useQuery(rolesQuery);
  const roleName = useRoleName();
  const [shown, setShown] = useState<Role | 'new' | null>(null);
  const remove = useMutation({
    mutationFn: (role: Role) => removeRole(role.key),
    onSuccess: async (_, { name }) => {
      message.success(t('people.removed', { name }));
      await client.invalidateQueries({ queryKey: [USERS] });
    },
    onError: (error) => void message.error(problemText(error).message),
  });
  const acts = (role: Role, name: string) => (
    <Space size="small">
      <Button size="small" aria-label={`${t('people.matrix')} ${name}`} onClick={() => setShown(role)}>
        {t('people.matrix')}
      </Button>
      {role.builtIn || role.users > 0 ? null : (
        <Button
          size="small"
          danger
          aria-label={`${t('people.remove')} ${name}`}
          onClick={() => remove.mutate(role)}
        >
          {t('people.remove')}
        </Button>
      )}
    </Space>
  );
  const create = (
    <Button type="primary" icon={<PlusOutlined />} data-shortcut="n" onClick={() => setShown('new')}>
      {t('people.newRole')}
    </Button>
  );
  return (
    <Page title={t('people.roles')} parent={{ to: '/settings', title: t('nav.settings') }}>
      <AccessViews />
      <Panel title={t('people.roles')} extra={create}>
        <Loaded query={query}>
          {({ items }) => (
            <PlainTable
              caption={t('people.roles')}
              columns={[
                { key: 'name', title: t('people.roleOf') },
                { key: 'kind', title: t('people.state') },
                { key: 'users', title: t('people.usersOf') },
                { key: 'act', title: t('people.act') },
              ]}
              rows={items.map((role) => {
                const name = roleName(role.key, items);
                return {
                  key: role.key,
                  cells: [
                    name,
                    role.builtIn ? t('people.builtIn') : t('people.own'),
                    formatNumber(role.users),
                    acts(role, name),
                  ],
                };
              })}
            />
          )}
        </Loaded>
      </Panel>
      {shown ? (
        <RoleDrawer
          role={shown === 'new' ? null : shown}
          title={shown === 'new' ? t('people.newRole') : roleName(shown.key, query.data?.items)}
          onClose={() => setShown(null)}
        />
      ) : null}
    </Page>
  );
}
