import { useQuery } from '@tanstack/react-query';
import { AutoComplete, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { referenceQuery } from '../../api/reference.ts';
import { EventSelect } from '../../kit/event-select.tsx';
import { Figure } from '../../kit/figure.tsx';
import { AmongFields } from './among-fields.tsx';
import styles from './data.module.css';
import { RangeFields } from './range-fields.tsx';

const measures = [
  { value: 'events', figure: 'trendEvents' },
  { value: 'people', figure: 'trendPeople' },
  { value: 'sum', figure: 'trendSum' },
] as const;

/** The controls of a trend: which event, how it is counted, over which periods, by which groups. */
export function TrendFields() {
  const { t } = useTranslation();
  const measure = Form.useWatch<string>('measure');
  const event = Form.useWatch<string>('event');
  const reference = useQuery(referenceQuery).data;
  const properties = reference?.events.find(({ key }) => key === event)?.properties ?? [];
  return (
    <>
      <div className={styles.fields}>
        <Form.Item
          name="event"
          label={t('data.event')}
          rules={[{ required: true, message: t('data.stepRule') }]}
        >
          <EventSelect />
        </Form.Item>
        <Form.Item name="measure" label={t('data.measure')}>
          <Select options={measures.map(({ value, figure }) => ({ value, label: <Figure of={figure} /> }))} />
        </Form.Item>
        {measure === 'sum' ? (
          <Form.Item
            name="property"
            label={t('data.property')}
            rules={[{ required: true, whitespace: true, message: t('data.propertyRule') }]}
          >
            <AutoComplete
              options={properties
                .filter(({ type }) => type === 'number' || type === 'money')
                .map(({ key, name }) => ({ value: key, label: `${name} ${key}` }))}
            />
          </Form.Item>
        ) : null}
        <RangeFields />
        <Form.Item name="period" label={t('data.period')}>
          <Select
            options={(['day', 'week', 'month'] as const).map((value) => ({
              value,
              label: t(`data.${value}`),
            }))}
          />
        </Form.Item>
      </div>
      <AmongFields event={event} breakdownHint={t('data.trendBreakdownHint')} />
    </>
  );
}
