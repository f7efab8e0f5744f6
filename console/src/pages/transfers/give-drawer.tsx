import type { transferRequestSchema } from '@hetang/contract/http/transfers';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, App, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Input as Sent } from '../../api/client.ts';
import { staffQuery } from '../../api/codes.ts';
import { askTransfer, TRANSFERS } from '../../api/transfers.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { formatNumber } from '../../kit/format.ts';

/** Whom somebody is about to hand over. */
export interface Gift {
  kind: 'on-job' | 'resigned';
  /** Platform id of who gives, and the name. */
  from: string;
  name: string;
  count: number;
  who: Sent<typeof transferRequestSchema>['who'];
}

interface Values {
  to: string;
  reason: string;
  message?: string;
}

interface Props {
  gift: Gift;
  onDone: () => void;
  onClose: () => void;
}

/** Who takes over, why, and what customers read; then it begins. */
export function GiveDrawer({ gift, onDone, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [form] = Form.useForm<Values>();
  const staff = useQuery(staffQuery('?size=200')).data?.items ?? [];
  const takers = staff.filter((one) => one.state !== 'departed' && one.name !== gift.name);
  const save = useMutation({
    mutationFn: ({ to, reason, message: words }: Values) =>
      askTransfer({
        kind: gift.kind,
        from: gift.from,
        to,
        reason,
        ...(words && gift.kind === 'on-job' ? { message: words } : {}),
        who: gift.who,
      }),
    onSuccess: async ({ people }) => {
      message.success(t('transfers.given', { n: formatNumber(people) }));
      onDone();
      onClose();
      await client.invalidateQueries({ queryKey: [TRANSFERS] });
      await navigate({ to: '/transfers/log' });
    },
  });
  return (
    <FormDrawer<Values>
      open
      title={t('transfers.giveTitle', { n: formatNumber(gift.count), name: gift.name })}
      submitText={t('transfers.give')}
      form={form}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Alert type="warning" showIcon title={t('transfers.consequence')} style={{ marginBottom: 16 }} />
      <Form.Item
        name="to"
        label={t('transfers.to')}
        extra={t('transfers.toHint')}
        rules={[{ required: true }]}
      >
        <Select
          showSearch
          optionFilterProp="label"
          options={takers.map((one) => ({ value: one.key, label: one.name }))}
        />
      </Form.Item>
      <Form.Item name="reason" label={t('transfers.reason')} rules={[{ required: true, whitespace: true }]}>
        <Input maxLength={300} />
      </Form.Item>
      {gift.kind === 'on-job' ? (
        <Form.Item name="message" label={t('transfers.message')} extra={t('transfers.messageHint')}>
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} />
        </Form.Item>
      ) : null}
    </FormDrawer>
  );
}
