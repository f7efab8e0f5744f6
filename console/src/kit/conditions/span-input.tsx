import { InputNumber, Select, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { readSpan, type Unit, units, writeSpan } from './spans.ts';

interface Props {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
}

/** A duration: a number and its unit. */
export function SpanInput({ label, value, onChange }: Props) {
  const { t } = useTranslation();
  const { n, unit } = readSpan(value);
  return (
    <Space.Compact>
      <InputNumber
        aria-label={label}
        min={1}
        max={99_999}
        precision={0}
        value={n}
        style={{ width: 72 }}
        onChange={(next) => onChange(writeSpan(next ?? 1, unit))}
      />
      <Select
        aria-label={t('conditions.unit')}
        value={unit}
        options={units.map((one) => ({ value: one, label: t(`conditions.units.${one}`) }))}
        onChange={(next: Unit) => onChange(writeSpan(n, next))}
      />
    </Space.Compact>
  );
}
