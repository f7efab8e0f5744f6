import type { StaffRow } from '@hetang/contract/http/codes';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { CODES, pauseStaff, STAFF } from '../../api/codes.ts';
import { useNow, useTimezone } from '../../app/now.ts';
import { FormDrawer } from '../../kit/form-drawer.tsx';
import { formatDate } from '../../kit/format.ts';
import { dayAfter, startOfDay } from '../../kit/zoned.ts';
import styles from './codes.module.css';

const lengths = ['1h', '2h', 'day', 'open'] as const;
interface Values {
  length: (typeof lengths)[number];
  reason?: string;
}

const HOUR_MS = 3_600_000;

/** A member of staff takes nobody for a while: how long, and why. */
export function PauseDrawer({ staff, onClose }: { staff: StaffRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const client = useQueryClient();
  const timezone = useTimezone();
  const now = useNow();
  const [form] = Form.useForm<Values>();
  const untilOf = (length: Values['length']): Date | null => {
    if (length === 'open') return null;
    if (length === 'day') return startOfDay(dayAfter(formatDate(now, timezone)), timezone);
    return new Date(now + (length === '1h' ? HOUR_MS : 2 * HOUR_MS));
  };
  const save = useMutation({
    mutationFn: ({ length, reason }: Values) => {
      const until = untilOf(length);
      return pauseStaff(staff.key, {
        ...(until ? { until: until.toISOString() } : {}),
        ...(reason ? { reason } : {}),
      });
    },
    onSuccess: async () => {
      message.success(t('codes.paused'));
      onClose();
      await Promise.all([
        client.invalidateQueries({ queryKey: [STAFF] }),
        client.invalidateQueries({ queryKey: [CODES] }),
      ]);
    },
  });
  const names = { '1h': 'pause1h', '2h': 'pause2h', day: 'pauseDay', open: 'pauseOpen' } as const;
  return (
    <FormDrawer<Values>
      open
      title={t('codes.pauseTitle', { name: staff.name })}
      submitText={t('codes.pause')}
      form={form}
      initialValues={{ length: '1h' }}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <p>{t('codes.pauseNote')}</p>
      <Form.Item name="length" label={t('codes.pauseFor')}>
        <Radio.Group className={styles.pauses ?? ''}>
          {lengths.map((length) => (
            <Radio key={length} value={length}>
              {t(`codes.${names[length]}`)}
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <Form.Item name="reason" label={t('codes.pauseReason')}>
        <Input maxLength={300} />
      </Form.Item>
    </FormDrawer>
  );
}
