import { CloseOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldValue } from '../field-value.tsx';
import styles from './conditions.module.css';
import { type EventProperty, useEventProperties } from './use-choices.ts';

/** Pixels. */
const WIDTH = 128;
type Value = string | number | boolean;
type Where = Record<string, Value>;

interface Props {
  event: string;
  value: Where;
  /** Undefined when the last property is taken away. */
  onChange: (value: Where | undefined) => void;
}

/** The properties that an event must carry, each with its value. */
export function WhereInput({ event, value, onChange }: Props) {
  const { t } = useTranslation();
  const properties = useEventProperties(event);
  const entries = Object.entries(value);
  const put = (next: readonly (readonly [string, Value])[]) =>
    onChange(next.length === 0 ? undefined : Object.fromEntries(next));
  return (
    <span className={styles.inline}>
      {entries.map(([property, wanted], index) => (
        // The place is what stays the same while the name is being typed.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <span key={index} className={styles.inline}>
          <AutoComplete
            aria-label={t('conditions.property')}
            placeholder={t('conditions.property')}
            value={property}
            style={{ width: 128 }}
            popupMatchSelectWidth={false}
            options={properties.map(({ key, name }) => ({ value: key, label: `${name} ${key}` }))}
            onChange={(name: string) =>
              put(entries.map((entry, at) => (at === index ? [name, entry[1]] : entry)))
            }
          />
          <span>=</span>
          <ScalarInput
            label={t('conditions.value')}
            property={properties.find(({ key }) => key === property)}
            value={wanted}
            onChange={(next) => put(entries.map((entry, at) => (at === index ? [entry[0], next] : entry)))}
          />
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('conditions.removeProperty', { property })}
            onClick={() => put(entries.filter((_, at) => at !== index))}
          />
        </span>
      ))}
      <Button type="link" size="small" disabled={'' in value} onClick={() => put([...entries, ['', '']])}>
        {t('conditions.addProperty')}
      </Button>
    </span>
  );
}

interface ScalarProps {
  label: string;
  property: Pick<EventProperty, 'type' | 'values'> | undefined;
  value: Value;
  onChange: (value: Value) => void;
}

/** A value of the type that the property has; text where nobody has said. */
function ScalarInput({ label, property, value, onChange }: ScalarProps) {
  const { t } = useTranslation();
  if (property?.type !== 'bool')
    return (
      <FieldValue
        label={label}
        field={property && { values: property.values, type: typeOf(property) }}
        value={value}
        width={WIDTH}
        onChange={onChange}
      />
    );
  return (
    <Select
      aria-label={label}
      placeholder={label}
      style={{ width: WIDTH }}
      value={value === '' ? undefined : String(value)}
      options={[
        { value: 'true', label: t('conditions.yes') },
        { value: 'false', label: t('conditions.no') },
      ]}
      onChange={(next) => onChange(next === 'true')}
    />
  );
}

function typeOf({ type }: Pick<EventProperty, 'type'>): 'number' | 'text' {
  return type === 'number' || type === 'money' ? 'number' : 'text';
}
