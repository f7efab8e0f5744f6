import { Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../kit/date-field.tsx';

/** The dates `from` and `to` of a report's form. */
export function RangeFields() {
  const { t } = useTranslation();
  const required = { required: true, message: t('data.dateRule') };
  return (
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
  );
}
