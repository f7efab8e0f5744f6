import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { addWebhook, changeWebhook, WEBHOOKS, type Webhook } from '../../api/webhooks.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { useEventOptions } from '../../kit/use-event-options.ts';

interface Values {
  name: string;
  url: string;
  events: string[];
  active: boolean;
}

interface Props {
  /** Null: a new one. */
  hook: Webhook | null;
  onClose: () => void;
  onSecret: (secret: string, name: string) => void;
}

/** Subscribes an address to events, or changes which. */
export function WebhookDrawer({ hook, onClose, onSecret }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: async (values: Values) => {
      if (hook) await changeWebhook(hook.id, values);
      else onSecret((await addWebhook(values)).secret, values.name);
    },
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: [WEBHOOKS] });
    },
  });
  const title = hook ? t('hooks.change') : t('hooks.add');
  return (
    <FormDrawer<Values>
      open
      title={title}
      submitText={hook ? t('action.save') : title}
      form={form}
      initialValues={
        hook
          ? { name: hook.name, url: hook.url, events: hook.events, active: hook.active }
          : { active: true, events: [] }
      }
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('hooks.name')}
        rules={[{ required: true, whitespace: true, max: 64, message: t('hooks.nameRule') }]}
      >
        <Input />
      </Form.Item>
      <Form.Item
        name="url"
        label={t('hooks.url')}
        extra={t('hooks.urlHint')}
        rules={[{ required: true, pattern: /^https?:\/\/\S+$/, max: 500, message: t('hooks.urlRule') }]}
      >
        <Input inputMode="url" placeholder="https://" />
      </Form.Item>
      <Form.Item
        name="events"
        label={t('hooks.events')}
        rules={[{ required: true, type: 'array', min: 1, max: 50, message: t('hooks.eventsRule') }]}
      >
        <Select mode="multiple" options={useEventOptions()} optionFilterProp="label" />
      </Form.Item>
      <Form.Item name="active" label={t('hooks.on')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </FormDrawer>
  );
}
