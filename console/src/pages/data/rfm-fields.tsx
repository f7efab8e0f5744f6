import { Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../kit/date-field.tsx';
import { AmongFields } from './among-fields.tsx';
import styles from './data.module.css';

/** The controls of RFM: as of which day, since when, in how many bands. */
export function RfmFields() {
  const { t } = useTranslation();
  return (
    <>
      <div className={styles.fields}>
        <Form.Item name="asOf" label={t('data.asOf')} tooltip={t('data.asOfHint')}>
          <DateField />
        </Form.Item>
        <Form.Item
          name="from"
          label={t('data.rfmFrom')}
          dependencies={['asOf']}
          rules={[
            ({ getFieldValue }) => ({
              validator: (_rule, value) =>
                !value || !getFieldValue('asOf') || value <= getFieldValue('asOf')
                  ? Promise.resolve()
                  : Promise.reject(new Error(t('data.rangeRule'))),
            }),
          ]}
        >
          <DateField />
        </Form.Item>
        <Form.Item
          name="bins"
          label={t('data.bins')}
          rules={[{ required: true, type: 'integer', min: 2, max: 10, message: t('data.binsRule') }]}
        >
          <InputNumber precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <AmongFields event="order.paid" breakdownHint={t('data.rfmBreakdownHint')} />
    </>
  );
}
