import { Select } from 'antd';

interface Props<T extends string> {
  /** What is chosen, for those who cannot see it. */
  label: string;
  value: T;
  choices: readonly T[];
  wordOf: (choice: T) => string;
  onChange: (choice: T) => void;
}

/** One of a few words. */
export function WordSelect<T extends string>({ label, value, choices, wordOf, onChange }: Props<T>) {
  return (
    <Select<T>
      aria-label={label}
      value={value}
      popupMatchSelectWidth={false}
      options={choices.map((choice) => ({ value: choice, label: wordOf(choice) }))}
      onChange={onChange}
    />
  );
}
