import type { MomentChoices } from '@hetang/contract/http/moments';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Form, Input, InputNumber, Radio, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MOMENTS, momentChoicesQuery, postMoment } from '../../../api/moments.ts';
import { FormDrawer } from '../../../kit/form-drawer.tsx';
import { optionsOf } from '../../../kit/options.ts';
import { PhonePreview } from './phone-preview.tsx';

interface Values {
  kind: 'message' | 'text';
  message?: string;
  text?: string;
  staff: string[];
  visibleTo?: string[];
  hours: number;
}

/** What is posted, by whom, and who sees it; with a look at what customers will see. */
export function PostMomentDrawer({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  // One wish, however often it is sent.
  const [key] = useState(() => crypto.randomUUID());
  const { data } = useQuery(momentChoicesQuery);
  const save = useMutation({
    mutationFn: ({ kind, message: chosen = '', text = '', staff, visibleTo = [], hours }: Values) =>
      postMoment({ key, what: kind === 'text' ? { text } : { message: chosen }, staff, visibleTo, hours }),
    onSuccess: async ({ id }) => {
      message.success(t('moments.asked'));
      onClose();
      await client.invalidateQueries({ queryKey: [MOMENTS] });
      await navigate({ to: '/reach/moments/$id', params: { id: String(id) } });
    },
  });
  return (
    <FormDrawer<Values>
      open
      title={t('moments.postTitle')}
      submitText={t('moments.postOk')}
      width={560}
      form={form}
      initialValues={{ kind: 'message', hours: 24 }}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Alert type="info" showIcon title={t('moments.consequence')} style={{ marginBottom: 16 }} />
      <Fields data={data} />
    </FormDrawer>
  );
}

function Fields({ data }: { data: MomentChoices | undefined }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch('kind', form);
  const messages = data?.messages ?? [];
  return (
    <>
      <Form.Item name="kind" label={t('moments.what')} rules={[{ required: true }]}>
        <Radio.Group
          options={[
            { value: 'message', label: t('moments.fromPlan') },
            { value: 'text', label: t('moments.ownText') },
          ]}
        />
      </Form.Item>
      {kind === 'text' ? (
        <Form.Item name="text" label={t('moments.text')} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea maxLength={2000} showCount autoSize={{ minRows: 3, maxRows: 10 }} />
        </Form.Item>
      ) : (
        <Form.Item
          name="message"
          label={t('moments.message')}
          extra={t('moments.messageHint')}
          rules={[{ required: true }]}
        >
          <Select
            showSearch
            optionFilterProp="label"
            options={messages.map((one) => ({
              value: one.key,
              label: one.name,
              disabled: one.fault !== null,
            }))}
          />
        </Form.Item>
      )}
      <Form.Item name="staff" label={t('moments.who')} rules={[{ required: true }]}>
        <Select mode="multiple" optionFilterProp="label" options={optionsOf(data?.staff)} />
      </Form.Item>
      <Form.Item name="visibleTo" label={t('moments.visibleTo')} extra={t('moments.visibleToHint')}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          placeholder={t('moments.everybody')}
          options={optionsOf(data?.tags)}
        />
      </Form.Item>
      <Form.Item name="hours" label={t('moments.hours')} rules={[{ required: true }]}>
        <InputNumber min={1} max={168} precision={0} />
      </Form.Item>
      <Preview data={data} />
    </>
  );
}

function Preview({ data }: { data: MomentChoices | undefined }) {
  const { t } = useTranslation();
  const form = Form.useFormInstance<Values>();
  const kind = Form.useWatch('kind', form);
  const written = Form.useWatch('text', form) ?? '';
  const chosen = Form.useWatch('message', form);
  const [first] = Form.useWatch('staff', form) ?? [];
  const found = data?.messages.find((one) => one.key === chosen);
  const name = data?.staff.find((one) => one.key === first)?.name ?? t('moments.previewName');
  const isOwn = kind === 'text';
  return (
    <PhonePreview
      name={name}
      text={isOwn ? written : (found?.text ?? '')}
      pieces={isOwn ? [] : (found?.pieces ?? [])}
    />
  );
}
