import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  /** Set by the form, to tie the label to the control. */
  id?: string;
  /** `2026-11-22` */
  value?: string;
  onChange?: (value: string | undefined) => void;
  allowClear?: boolean;
}

/** A calendar date in a form, kept as text. */
export function DateField({ id, value, onChange, allowClear = true }: Props) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      style={{ width: '100%' }}
      allowClear={allowClear}
      value={value ? dayjs(value) : null}
      onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : undefined)}
    />
  );
}
