import { Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../kit/date-field.tsx';
import { OWN_DAYS, ROLLING } from './ask-model.ts';

/** The days of a question: so many up to today, which roll on, or two dates. */
export function RangeFields() {
  const { t } = useTranslation();
  const own = Form.useWatch<string>('last') === OWN_DAYS;
  const required = { required: true, message: t('data.dateRule') };
  return (
    <>
      <Form.Item name="last" label={t('data.range')}>
        <Select
          options={[
            ...ROLLING.map((value) => ({ value, label: t('data.lastDays', { n: value }) })),
            { value: OWN_DAYS, label: t('data.ownDays') },
          ]}
        />
      </Form.Item>
      {own ? (
        <>
          <Form.Item name="from" label={t('data.from')} rules={[required]}>
            <DateField allowClear={false} />
          </Form.Item>
          <Form.Item
            name="to"
            label={t('data.to')}
            dependencies={['from']}
            rules={[
              required,
              ({ getFieldValue }) => ({
                validator: (_rule, value) =>
                  !value || value >= getFieldValue('from')
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('data.rangeRule'))),
              }),
            ]}
          >
            <DateField allowClear={false} />
          </Form.Item>
        </>
      ) : null}
    </>
  );
}
