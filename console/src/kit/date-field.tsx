import { DatePicker } from 'antd';
import dayjs from 'dayjs';

interface Props {
  /** Set by the form, to tie the label to the control. */
  id?: string;
  /** `2026-11-22` */
  value?: string;
  onChange?: (value: string | undefined) => void;
  allowClear?: boolean;
  /** The first date that can be chosen; the calendar opens there. */
  min?: string;
  /** What it is called where no form labels it. */
  label?: string;
}

/** A calendar date in a form, kept as text. */
export function DateField({ id, value, onChange, allowClear = true, min, label }: Props) {
  return (
    <DatePicker
      {...(id === undefined ? {} : { id })}
      {...(label === undefined ? {} : { 'aria-label': label })}
      style={{ width: '100%' }}
      {...(min === undefined ? {} : { minDate: dayjs(min), defaultPickerValue: dayjs(min) })}
      allowClear={allowClear}
      value={value ? dayjs(value) : null}
      onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : undefined)}
    />
  );
}
