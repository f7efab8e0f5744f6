import type { Action, Permissions, Reach, Resource } from '@hetang/contract/http/access';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { putRole, type Role, USERS } from '../../api/people.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { PlainTable } from '../../kit/plain-table.tsx';
import { actions, resources } from './resources.ts';

const reaches: readonly Reach[] = ['own', 'unit', 'all'];

interface Values {
  key: string;
  name: string;
}

interface Props {
  /** Null: a new one. A built-in one is shown and cannot be changed. */
  role: Role | null;
  title: string;
  onClose: () => void;
}

/** What a role allows, as a table of parts and acts. */
export function RoleDrawer({ role, title, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [permissions, setPermissions] = useState<Permissions>(role?.permissions ?? {});
  const fixed = role?.builtIn === true;
  const save = useMutation({
    mutationFn: ({ key, name }: Values) => putRole(key, { name, permissions }),
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: [USERS] });
    },
  });
  const set = (resource: Resource, action: Action, reach: Reach | undefined) => {
    const { [action]: _, ...rest } = permissions[resource] ?? {};
    setPermissions({ ...permissions, [resource]: reach ? { ...rest, [action]: reach } : rest });
  };
  return (
    <FormDrawer<Values>
      open
      title={title}
      width={680}
      submitText={fixed ? t('action.close') : t('action.save')}
      form={form}
      initialValues={role ? { key: role.key, name: role.name } : {}}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => (fixed ? onClose() : save.mutate(values))}
      onClose={onClose}
    >
      {fixed ? null : (
        <>
          <Form.Item
            name="name"
            label={t('people.roleName')}
            rules={[{ required: true, whitespace: true, max: 40, message: t('people.nameRule') }]}
          >
            <Input />
          </Form.Item>
          <Form.Item
            name="key"
            label={t('people.roleKey')}
            rules={[{ required: true, pattern: /^[a-z][a-z0-9-]{1,39}$/, message: t('people.roleKeyRule') }]}
          >
            <Input disabled={role !== null} />
          </Form.Item>
        </>
      )}
      <PlainTable
        caption={t('people.matrix')}
        columns={[
          { key: 'resource', title: t('people.resource') },
          ...actions.map((action) => ({ key: action, title: t(`people.action.${action}`) })),
        ]}
        rows={resources.map((resource) => ({
          key: resource,
          cells: [
            t(`people.resources.${resource}`),
            ...actions.map((action) => (
              <Select<Reach>
                key={action}
                size="small"
                allowClear
                disabled={fixed}
                aria-label={`${t(`people.resources.${resource}`)} ${t(`people.action.${action}`)}`}
                placeholder={t('people.none')}
                value={permissions[resource]?.[action] ?? null}
                options={reaches.map((value) => ({ value, label: t(`people.reach.${value}`) }))}
                popupMatchSelectWidth={false}
                onChange={(reach: Reach | undefined) => set(resource, action, reach)}
              />
            )),
          ],
        }))}
      />
    </FormDrawer>
  );
}
