import type { PointsMovement } from '@hetang/contract/http/points';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { pointsKey, reverseMovement } from '../../api/points.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { ReasonItem } from '../../kit/reason-item.tsx';

interface Props {
  contact: number;
  movement: PointsMovement;
  onClose: () => void;
}

/** Takes a movement of points back, with a reason. */
export function ReversePointsDrawer({ contact, movement: { id, kind }, onClose }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const save = useMutation({
    mutationFn: ({ reason }: { reason: string }) => reverseMovement(contact, { movement: id, reason }),
    onSuccess: async () => {
      message.success(t('points.asked'));
      onClose();
      await client.invalidateQueries({ queryKey: pointsKey(contact) });
    },
  });
  return (
    <FormDrawer<{ reason: string }>
      open
      title={t('points.reverseTitle', { id })}
      submitText={t('points.reverse')}
      form={form}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <p>{kind === 'earned' ? t('points.reverseEarned') : t('points.reverseSpent')}</p>
      <ReasonItem label={t('points.reason')} hint={t('points.reasonHint')} />
    </FormDrawer>
  );
}
