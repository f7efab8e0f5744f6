import { InputNumber } from 'antd';
import { Labelled } from './labelled.tsx';

interface Props {
  label: string;
  /** Whole, from 1. */
  value: number;
  max: number;
  onChange: (value: number) => void;
}

export function NumberInput({ label, value, max, onChange }: Props) {
  return (
    <Labelled label={label}>
      <InputNumber
        aria-label={label}
        min={1}
        max={max}
        precision={0}
        value={value}
        onChange={(next) => onChange(next ?? 1)}
      />
    </Labelled>
  );
}
