import type { Reference } from '@hetang/contract/http/reference';
import type { Scalar } from '@hetang/contract/plan/values';
import { Input, InputNumber, Select } from 'antd';
import { DateField } from './date-field.tsx';

interface Props {
  label: string;
  /** How it is entered; as text where nobody has said. */
  field: Pick<Reference['fields'][number], 'type' | 'values'> | undefined;
  /** Empty text while nothing is chosen. */
  value: Scalar;
  onChange: (value: Scalar) => void;
  /** Pixels. */
  width?: number;
}

/** A value of a profile field or a property, in the way that its type asks for. */
export function FieldValue({ label, field, value, onChange, width = 160 }: Props) {
  const shared = { 'aria-label': label, placeholder: label, style: { width } };
  if (field?.type === 'number')
    return (
      <InputNumber
        {...shared}
        value={typeof value === 'number' ? value : null}
        onChange={(next) => onChange(next ?? '')}
      />
    );
  if (field?.values)
    return (
      <Select
        {...shared}
        value={value === '' ? undefined : String(value)}
        options={field.values.map((one) => ({ value: one, label: one }))}
        onChange={onChange}
      />
    );
  if (field?.type === 'date' && /^(\d{4}-\d\d-\d\d)?$/.test(String(value)))
    return <DateField label={label} value={String(value)} onChange={(day) => onChange(day ?? '')} />;
  return (
    <Input
      {...shared}
      maxLength={500}
      value={String(value)}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
