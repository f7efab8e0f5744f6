import { Select } from 'antd';
import type { FilterOption } from '../../../../kit/filter-bar.tsx';
import { Labelled } from './labelled.tsx';

interface Props {
  label: string;
  value: string;
  options: FilterOption[];
  onChange: (value: string) => void;
}

/** One of the plan's definitions; a key that it does not have is shown as it is. */
export function KeySelect({ label, value, options, onChange }: Props) {
  return (
    <Labelled label={label}>
      <Select
        aria-label={label}
        placeholder={label}
        showSearch={{ optionFilterProp: 'label' }}
        value={value === '' ? undefined : value}
        options={options}
        onChange={onChange}
      />
    </Labelled>
  );
}

interface ManyProps {
  label: string;
  value: readonly string[];
  options: FilterOption[];
  onChange: (value: string[]) => void;
}

export function KeysSelect({ label, value, options, onChange }: ManyProps) {
  return (
    <Labelled label={label}>
      <Select
        mode="multiple"
        aria-label={label}
        placeholder={label}
        optionFilterProp="label"
        value={[...value]}
        options={options}
        onChange={onChange}
      />
    </Labelled>
  );
}
