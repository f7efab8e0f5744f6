import type { ContactDetail } from '@hetang/contract/http/contacts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { contactQuery, setStage } from '../../api/contacts.ts';
import { referenceQuery } from '../../api/reference.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { ReasonItem } from '../../kit/reason-item.tsx';

interface Values {
  stage: string;
  reason: string;
}

/** Puts a contact on a stage by hand, further on or back, with a reason. */
export function SetStageDrawer({ contact, onClose }: { contact: ContactDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const stages = useQuery(referenceQuery).data?.stages ?? [];
  const save = useMutation({
    mutationFn: (values: Values) => setStage(contact.id, values),
    onSuccess: async () => {
      message.success(t('contacts.setStageDone'));
      onClose();
      await client.invalidateQueries({ queryKey: contactQuery(String(contact.id)).queryKey });
    },
  });
  const options = stages
    .filter(({ key }) => key !== contact.stage?.key)
    .map(({ key, name }) => ({ value: key, label: name }));
  return (
    <FormDrawer<Values>
      open
      title={t('contacts.setStageTitle')}
      submitText={t('contacts.setStage')}
      form={form}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="stage"
        label={t('contacts.setStageTo')}
        extra={t('contacts.setStageHint')}
        rules={[{ required: true }]}
      >
        <Select options={options} />
      </Form.Item>
      <ReasonItem label={t('contacts.setStageReason')} />
    </FormDrawer>
  );
}
