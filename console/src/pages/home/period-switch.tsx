import { Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { DateField } from '../../kit/date-field.tsx';
import styles from './home.module.css';
import { type Days, inOrder, type Period, periods } from './period.ts';

interface Props {
  period: Period;
  days: Days;
  onChange: (period: Period, days?: Days) => void;
}

/** Chooses the days that the numbers are about. */
export function PeriodSwitch({ period, days, onChange }: Props) {
  const { t } = useTranslation();
  return (
    <div className={styles.period}>
      <Segmented<Period>
        aria-label={t('home.period.label')}
        value={period}
        onChange={(chosen) => onChange(chosen, chosen === 'custom' ? days : undefined)}
        options={periods.map((value) => ({ value, label: t(`home.period.${value}`) }))}
      />
      {period === 'custom' ? (
        <fieldset className={styles.ownDays}>
          <legend className="visually-hidden">{t('home.period.custom')}</legend>
          <DateField
            label={t('data.from')}
            allowClear={false}
            value={days.from}
            onChange={(from) => from && onChange('custom', inOrder(from, days.to))}
          />
          <DateField
            label={t('data.to')}
            allowClear={false}
            value={days.to}
            onChange={(to) => to && onChange('custom', inOrder(days.from, to))}
          />
        </fieldset>
      ) : null}
    </div>
  );
}
