import type { WecomSetup } from '@hetang/contract/http/wecom';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { connectWecom, wecomSetupQuery } from '../../api/wecom.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';

interface Values {
  corpId: string;
  agentId: number;
  secret?: string;
}

/** Three values from the console of WeCom, each with where it stands there. */
export function ConnectDrawer({ setup, onClose }: { setup: WecomSetup; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const connect = useMutation({
    mutationFn: ({ corpId, agentId, secret }: Values) =>
      connectWecom({ corpId: corpId.trim(), agentId, ...(secret?.trim() ? { secret: secret.trim() } : {}) }),
    onSuccess: (found) => {
      client.setQueryData(wecomSetupQuery.queryKey, found);
      message.success(t('wecom.saved'));
      onClose();
    },
  });
  const rules = [{ required: true, message: t('wecom.rule') }];
  return (
    <FormDrawer<Values>
      open
      title={t(setup.source === 'none' ? 'wecom.connect' : 'wecom.change')}
      submitText={t('action.save')}
      form={form}
      saving={connect.isPending}
      error={connect.error}
      onSubmit={(values) => connect.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="corpId"
        label={t('wecom.corpId')}
        extra={t('wecom.corpIdPath')}
        rules={rules}
        initialValue={setup.corpId}
      >
        <Input autoFocus maxLength={64} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="agentId"
        label={t('wecom.agentId')}
        extra={t('wecom.agentIdPath')}
        rules={rules}
        initialValue={setup.agentId}
      >
        <InputNumber min={1} max={2_147_483_647} controls={false} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item
        name="secret"
        label={t('wecom.secret')}
        extra={setup.hasSecret ? t('wecom.secretKept') : t('wecom.secretPath')}
        rules={setup.hasSecret ? [] : rules}
      >
        <Input.Password maxLength={200} autoComplete="new-password" />
      </Form.Item>
    </FormDrawer>
  );
}
