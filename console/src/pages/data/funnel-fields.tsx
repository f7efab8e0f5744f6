import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, InputNumber } from 'antd';
import { useTranslation } from 'react-i18next';
import { EventSelect } from '../../kit/event-select.tsx';
import { AmongFields } from './among-fields.tsx';
import styles from './data.module.css';
import { RangeFields } from './range-fields.tsx';

const MAX_STEPS = 10;

/** The controls of the funnel: its steps in order, the period, the window, the breakdown. */
export function FunnelFields() {
  const { t } = useTranslation();
  const first = Form.useWatch<{ event?: string }[]>('steps')?.[0]?.event;
  return (
    <>
      <StepFields />
      <div className={styles.fields}>
        <RangeFields />
        <Form.Item
          name="windowDays"
          label={t('data.window')}
          tooltip={t('data.windowHint')}
          rules={[{ required: true, type: 'integer', min: 1, max: 366, message: t('data.windowRule') }]}
        >
          <InputNumber precision={0} style={{ width: '100%' }} />
        </Form.Item>
      </div>
      <AmongFields event={first} breakdownHint={t('data.breakdownHint')} />
    </>
  );
}

function StepFields() {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.steps}>
      <legend>{t('data.steps')}</legend>
      <Form.List name="steps">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, index) => (
              <div key={field.key} className={styles.step}>
                <Form.Item
                  name={[field.name, 'event']}
                  label={t('data.step', { n: index + 1 })}
                  rules={[{ required: true, message: t('data.stepRule') }]}
                >
                  <EventSelect />
                </Form.Item>
                {fields.length > 1 ? (
                  <Button
                    type="text"
                    icon={<CloseOutlined />}
                    aria-label={t('data.removeStep', { n: index + 1 })}
                    onClick={() => remove(field.name)}
                  />
                ) : null}
              </div>
            ))}
            {fields.length < MAX_STEPS ? (
              <Button icon={<PlusOutlined />} onClick={() => add({})}>
                {t('data.addStep')}
              </Button>
            ) : null}
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
