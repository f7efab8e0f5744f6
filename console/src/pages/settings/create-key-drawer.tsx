import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CreatedKey, createKey, keysQuery } from '../../api/keys.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';

interface Props {
  open: boolean;
  onClose: () => void;
  onCreated: (key: CreatedKey) => void;
}

export function CreateKeyDrawer({ open, onClose, onCreated }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<{ name: string }>();
  const create = useMutation({
    mutationFn: (name: string) => createKey(name),
    onSuccess: async (created) => {
      onCreated(created);
      onClose();
      await client.invalidateQueries({ queryKey: keysQuery.queryKey });
    },
  });
  return (
    <FormDrawer<{ name: string }>
      open={open}
      title={t('settings.createKey')}
      submitText={t('settings.createKey')}
      form={form}
      saving={create.isPending}
      error={create.error}
      onSubmit={({ name }) => create.mutate(name.trim())}
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
    </FormDrawer>
  );
}
