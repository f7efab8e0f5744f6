import type { GoalCourses } from '@hetang/contract/http/home';
import { useTranslation } from 'react-i18next';
import { Figure } from '../../kit/figure.tsx';
import { formatNumber, formatYuan } from '../../kit/format.ts';
import styles from './home.module.css';

const moneyMetrics = ['revenue', 'arpu'];

/** How the values of a goal are written: money in yuan, all else as numbers. */
export function showOf(metric: string, digits?: number): (value: number | null) => string {
  return moneyMetrics.includes(metric) ? formatYuan : (value) => formatNumber(value, digits);
}

interface Props {
  goal: { metric: string };
  course: Pick<GoalCourses['goals'][number], 'forecast' | 'reason'>;
}

/** Where a goal will stand on its last day, or why that is not said. */
export function ForecastText({ goal, course: { forecast, reason } }: Props) {
  const { t } = useTranslation();
  const show = showOf(goal.metric, 0);
  if (!forecast) {
    return reason ? <p className={styles.forecast}>{t(`home.forecastNone.${reason}`)}</p> : null;
  }
  return (
    <p className={styles.forecast}>
      <Figure of="goalForecast" />{' '}
      {t('home.forecastLine', {
        expected: show(forecast.expected),
        low: show(forecast.low),
        high: show(forecast.high),
        count: forecast.wholeDays,
      })}
    </p>
  );
}
