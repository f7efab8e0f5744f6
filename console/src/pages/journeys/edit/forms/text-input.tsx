import { Input } from 'antd';
import { Labelled } from './labelled.tsx';

interface Props {
  label: string;
  hint?: string;
  value: string;
  max: number;
  onChange: (value: string) => void;
}

export function TextInput({ label, hint, value, max, onChange }: Props) {
  return (
    <Labelled label={label} {...(hint === undefined ? {} : { hint })}>
      <Input
        aria-label={label}
        value={value}
        maxLength={max}
        onChange={({ target }) => onChange(target.value)}
      />
    </Labelled>
  );
}
