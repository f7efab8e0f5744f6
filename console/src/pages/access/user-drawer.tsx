import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeUser, type Invite, inviteUser, rolesQuery, USERS, type UserRow } from '../../api/people.ts';
import { referenceQuery } from '../../api/reference.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { useRoleName } from './use-role-name.ts';

interface Values {
  login: string;
  name: string;
  role: string;
  staff?: string;
  unit?: string;
}

interface Props {
  /** Null: somebody new. */
  user: UserRow | null;
  onClose: () => void;
  onInvited: (invite: Invite, name: string) => void;
}

/** Invites somebody, or changes who they are and what they may do. */
export function UserDrawer({ user, onClose, onInvited }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const roles = useQuery(rolesQuery).data?.items ?? [];
  const roleName = useRoleName();
  const staff = useQuery(referenceQuery).data?.staff ?? [];
  const save = useMutation({
    mutationFn: async ({ login, name, role, ...place }: Values) => {
      const standing = { name, role, staff: place.staff ?? null, unit: place.unit?.trim() || null };
      if (user) await changeUser(user.id, { ...standing, disabled: user.state === 'disabled' });
      else onInvited(await inviteUser({ login, ...standing }), name);
    },
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: [USERS] });
    },
  });
  const title = user ? t('people.edit') : t('people.invite');
  return (
    <FormDrawer<Values>
      open
      title={title}
      submitText={user ? t('action.save') : title}
      form={form}
      initialValues={
        user
          ? {
              login: user.login,
              name: user.name,
              role: user.role,
              ...(user.staff ? { staff: user.staff } : {}),
              ...(user.unit ? { unit: user.unit } : {}),
            }
          : { role: 'viewer' }
      }
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="login"
        label={t('people.login')}
        rules={[{ required: true, whitespace: true, min: 2, max: 64, message: t('people.loginRule') }]}
      >
        <Input disabled={user !== null} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="name"
        label={t('people.name')}
        rules={[{ required: true, whitespace: true, max: 64, message: t('people.nameRule') }]}
      >
        <Input />
      </Form.Item>
      <Form.Item name="role" label={t('people.roleOf')} rules={[{ required: true }]}>
        <Select options={roles.map(({ key }) => ({ value: key, label: roleName(key, roles) }))} />
      </Form.Item>
      <Form.Item name="staff" label={t('people.staff')} extra={t('people.staffHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={staff.map(({ key, name }) => ({ value: key, label: name }))}
        />
      </Form.Item>
      <Form.Item name="unit" label={t('people.unit')} extra={t('people.unitHint')}>
        <Input maxLength={64} />
      </Form.Item>
    </FormDrawer>
  );
}
