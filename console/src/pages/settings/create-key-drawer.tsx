import type { Permissions } from '@hetang/contract/http/access';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CreatedKey, createKey, keysQuery } from '../../api/keys.ts';
import { sessionQuery } from '../../api/session.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { PermissionBoxes } from '../access/permission-boxes.tsx';
import { type KeyScope, keyScopes, permissionsOfScope } from './key-scope.ts';
import styles from './settings.module.css';

interface Props {
  open: boolean;
  onClose: () => void;
  onCreated: (key: CreatedKey) => void;
}

interface Values {
  name: string;
  scope: KeyScope;
  days: number;
  perMinute?: number | null;
}

/** Days of a key; 0 for one that does not end. */
const LIVES = [90, 365, 30, 0] as const;

/** A key: what for, what it may do, until when, and how often. */
export function CreateKeyDrawer({ open, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const scope = Form.useWatch('scope', form);
  const [own, setOwn] = useState<Permissions>({});
  const permissions = useQuery(sessionQuery).data?.user?.permissions;
  const create = useMutation({
    mutationFn: ({ name, scope: chosen, days, perMinute }: Values) =>
      createKey({
        name: name.trim(),
        permissions: permissionsOfScope(chosen, own),
        days: days === 0 ? null : days,
        perMinute: perMinute ?? null,
      }),
    onSuccess: async (created) => {
      onCreated(created);
      onClose();
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
  });
  return (
    <FormDrawer<Values>
      open={open}
      title={t('settings.createKey')}
      submitText={t('settings.createKey')}
      width={560}
      form={form}
      initialValues={{ scope: 'events', days: LIVES[0] }}
      saving={create.isPending}
      error={create.error}
      onSubmit={(values) => create.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('settings.keyName')}
        extra={t('settings.keyNameHint')}
        rules={[{ required: true, whitespace: true, max: 64, message: t('settings.keyNameRule') }]}
      >
        <Input autoFocus maxLength={64} />
      </Form.Item>
      <Form.Item required name="scope" label={t('settings.keyScope')}>
        <Radio.Group
          className={styles.choices ?? ''}
          options={keyScopes.map((value) => ({ value, label: t(`settings.keyScopes.${value}`) }))}
        />
      </Form.Item>
      {scope === 'own' ? <PermissionBoxes own={permissions} value={own} onChange={setOwn} /> : null}
      <Form.Item required name="days" label={t('settings.keyLife')} extra={t('settings.keyLifeHint')}>
        <Select
          options={LIVES.map((days) => ({
            value: days,
            label: days === 0 ? t('settings.keyForever') : t('settings.keyDays', { n: days }),
          }))}
        />
      </Form.Item>
      <Form.Item name="perMinute" label={t('settings.keyRate')} extra={t('settings.keyRateHint')}>
        <InputNumber min={1} max={1_000_000} precision={0} />
      </Form.Item>
    </FormDrawer>
  );
}
