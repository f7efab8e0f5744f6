import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventSelect } from '../../kit/event-select.tsx';
import { AmongFields } from './among-fields.tsx';
import styles from './data.module.css';
import { RangeFields } from './range-fields.tsx';

/** The controls of retention: from which event to which, by which periods. */
export function RetentionFields() {
  const { t } = useTranslation();
  const start = Form.useWatch<string>('start');
  const eventRules = [{ required: true, message: t('data.stepRule') }];
  return (
    <>
      <div className={styles.fields}>
        <Form.Item name="start" label={t('data.startEvent')} rules={eventRules}>
          <EventSelect />
        </Form.Item>
        <Form.Item name="back" label={t('data.backEvent')} rules={eventRules}>
          <EventSelect />
        </Form.Item>
        <RangeFields />
        <Form.Item name="period" label={t('data.period')}>
          <Select
            options={(['month', 'week', 'day'] as const).map((value) => ({
              value,
              label: t(`data.${value}`),
            }))}
          />
        </Form.Item>
        <Form.Item name="cohorting" label={t('data.cohorting')}>
          <Select
            options={[
              { value: 'first-time', label: t('data.firstTime') },
              { value: 'recurring', label: t('data.recurring') },
            ]}
          />
        </Form.Item>
      </div>
      <AmongFields event={start} breakdownHint={t('data.retentionBreakdownHint')} />
    </>
  );
}
