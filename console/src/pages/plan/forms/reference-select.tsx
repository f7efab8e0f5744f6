import { Select } from 'antd';
import type { Proposal } from '../editor/proposals.ts';

interface Props {
  id: string;
  named: readonly Proposal[];
  value: string;
  onChange: (value: string | undefined) => void;
}

/** Another definition of the plan, by its name. */
export function ReferenceSelect({ id, named, value, onChange }: Props) {
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={{ minWidth: 240 }}
      value={value || undefined}
      options={choicesOf(named, value === '' ? [] : [value])}
      onChange={onChange}
    />
  );
}

/** Definitions that may be chosen, and what is written and is none of them. */
export function choicesOf(named: readonly Proposal[], written: readonly string[]) {
  const strange = written.filter((key) => !named.some(({ label }) => label === key));
  return [
    ...named.map(({ label, name }) => ({ value: label, label: name ? `${name}（${label}）` : label })),
    ...strange.map((key) => ({ value: key, label: key })),
  ];
}
