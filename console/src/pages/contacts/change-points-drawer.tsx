import type { ContactPoints } from '@hetang/contract/http/points';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { changePoints, pointsKey } from '../../api/points.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { ReasonItem } from '../../kit/reason-item.tsx';

interface Values {
  points: number;
  reason: string;
}

interface Props {
  contact: number;
  item: ContactPoints['items'][number];
  onClose: () => void;
}

/** Gives points to a contact by hand, or takes some, with a reason. */
export function ChangePointsDrawer({ contact, item: { scheme, balance }, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: (values: Values) => changePoints(contact, { scheme: scheme.key, ...values }),
    onSuccess: async () => {
      message.success(t('points.asked'));
      onClose();
      await client.invalidateQueries({ queryKey: pointsKey(contact) });
    },
  });
  return (
    <FormDrawer<Values>
      open
      title={t('points.changeTitle', { scheme: scheme.name })}
      submitText={t('points.submit')}
      form={form}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="points"
        label={t('points.amount')}
        extra={t('points.amountHint', { n: balance })}
        rules={[
          { required: true },
          {
            validator: (_, value) => (value === 0 ? Promise.reject(t('points.notZero')) : Promise.resolve()),
          },
        ]}
      >
        <InputNumber min={-balance} max={10_000_000} precision={0} />
      </Form.Item>
      <ReasonItem label={t('points.reason')} hint={t('points.reasonHint')} />
    </FormDrawer>
  );
}
