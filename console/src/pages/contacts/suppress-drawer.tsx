import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { contactQuery } from '../../api/contacts.ts';
import { SUPPRESSIONS, suppressContact } from '../../api/suppressions.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { DateField } from '../../kit/date-field.tsx';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { formatDate } from '../../kit/format.ts';
import { dayAfter, startOfDay } from '../../kit/zoned.ts';

interface Values {
  reason: string;
  /** The last date on which the contact is left alone. */
  until?: string;
}

interface Props {
  contact: { id: number; name: string };
  onClose: () => void;
}

/** Puts a contact on the list of those who are left alone, with a reason and perhaps an end. */
export function SuppressDrawer({ contact, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const timezone = useTimezone();
  const today = formatDate(useNow(), timezone);
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: ({ reason, until }: Values) =>
      suppressContact(contact.id, {
        reason,
        ...(until ? { until: startOfDay(dayAfter(until), timezone).toISOString() } : {}),
      }),
    onSuccess: async () => {
      message.success(t('quiet.added'));
      onClose();
      await Promise.all([
        client.invalidateQueries({ queryKey: contactQuery(String(contact.id)).queryKey }),
        client.invalidateQueries({ queryKey: [SUPPRESSIONS] }),
      ]);
    },
  });
  return (
    <FormDrawer<Values>
      open
      title={t('quiet.addTitle', { name: contact.name })}
      submitText={t('quiet.add')}
      form={form}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <p>{t('quiet.addHint')}</p>
      <Form.Item
        name="reason"
        label={t('quiet.reason')}
        extra={t('quiet.reasonHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoFocus maxLength={300} autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <Form.Item name="until" label={t('quiet.untilField')} extra={t('quiet.untilHint')}>
        <DateField min={today} />
      </Form.Item>
    </FormDrawer>
  );
}
