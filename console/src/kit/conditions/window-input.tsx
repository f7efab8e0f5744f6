import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import styles from './conditions.module.css';
import { SpanInput } from './span-input.tsx';

interface Window {
  within?: string | undefined;
  between?: { from?: string | undefined; to?: string | undefined } | undefined;
}
type Choice = 'ever' | 'within' | 'between';

/** When something happened: ever, within a time up to now, or between two days. */
export function WindowInput({ value, onChange }: { value: Window; onChange: (value: Window) => void }) {
  const { t } = useTranslation();
  const choice: Choice = value.within ? 'within' : value.between ? 'between' : 'ever';
  const choose = (next: Choice) =>
    onChange({
      within: next === 'within' ? '30d' : undefined,
      between: next === 'between' ? {} : undefined,
    });
  return (
    <span className={styles.inline}>
      <Select
        aria-label={t('conditions.window')}
        value={choice}
        popupMatchSelectWidth={false}
        options={(['ever', 'within', 'between'] as const).map((one) => ({
          value: one,
          label: t(`conditions.windows.${one}`),
        }))}
        onChange={choose}
      />
      {value.within ? (
        <SpanInput
          label={t('conditions.windows.within')}
          value={value.within}
          onChange={(within) => onChange({ within, between: undefined })}
        />
      ) : null}
      {value.between ? (
        <DatePicker.RangePicker
          aria-label={t('conditions.windows.between')}
          allowEmpty={[true, true]}
          value={[day(value.between.from), day(value.between.to)]}
          onChange={(range) =>
            onChange({ within: undefined, between: { from: text(range?.[0]), to: text(range?.[1]) } })
          }
        />
      ) : null}
    </span>
  );
}

function day(value: string | undefined): dayjs.Dayjs | null {
  return value ? dayjs(value) : null;
}

function text(value: dayjs.Dayjs | null | undefined): string | undefined {
  return value ? value.format('YYYY-MM-DD') : undefined;
}
