import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Form, Input, Select, Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { addRobot, changeRobot, ROBOTS, type Robot } from '../../../api/robots.ts';
import { FormDrawer } from '../../../kit/form-drawer.tsx';
import { minuteOfTime, timeOfMinute } from './minute.ts';

const LEVELS: Robot['alerts'][] = ['bad', 'warning', 'none'];

interface Values {
  name: string;
  address: string;
  alerts: Robot['alerts'];
  summary?: string;
  active: boolean;
}

interface Props {
  /** Null: a new one. */
  robot: Robot | null;
  onClose: () => void;
}

/** Adds a robot by its address, or changes what its group is told. */
export function RobotDrawer({ robot, onClose }: Props) {
  const { t } = useTranslation();
  const client = useQueryClient();
  const [form] = Form.useForm<Values>();
  const save = useMutation({
    mutationFn: async ({ address, summary, ...values }: Values) => {
      const body = { ...values, summaryMinute: minuteOfTime(summary) };
      if (robot) await changeRobot(robot.id, body);
      else await addRobot({ ...body, address });
    },
    onSuccess: async () => {
      onClose();
      await client.invalidateQueries({ queryKey: [ROBOTS] });
    },
  });
  const title = robot ? t('robots.change') : t('robots.add');
  const minute = robot?.summaryMinute ?? null;
  return (
    <FormDrawer<Values>
      open
      title={title}
      submitText={robot ? t('action.save') : title}
      form={form}
      initialValues={{
        name: robot?.name ?? '',
        alerts: robot?.alerts ?? 'bad',
        active: robot?.active ?? true,
        ...(minute === null ? {} : { summary: timeOfMinute(minute) }),
      }}
      saving={save.isPending}
      error={save.error}
      onSubmit={(values) => save.mutate(values)}
      onClose={onClose}
    >
      <Form.Item
        name="name"
        label={t('robots.name')}
        rules={[{ required: true, whitespace: true, max: 32, message: t('robots.nameRule') }]}
      >
        <Input />
      </Form.Item>
      {robot ? null : (
        <Form.Item
          name="address"
          label={t('robots.address')}
          extra={t('robots.addressHint')}
          rules={[
            { required: true, pattern: /^https?:\/\/\S+$/, max: 500, message: t('robots.addressRule') },
          ]}
        >
          <Input inputMode="url" placeholder="https://" autoComplete="off" />
        </Form.Item>
      )}
      <Form.Item name="alerts" required label={t('robots.alerts')}>
        <Select options={LEVELS.map((value) => ({ value, label: t(`robots.levels.${value}`) }))} />
      </Form.Item>
      <Form.Item name="summary" label={t('robots.summary')} extra={t('robots.summaryHint')}>
        <Input type="time" />
      </Form.Item>
      <Form.Item name="active" required label={t('robots.on')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </FormDrawer>
  );
}
