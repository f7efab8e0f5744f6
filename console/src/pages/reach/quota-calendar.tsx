import type { ReachQuota } from '@hetang/contract/http/reach';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../kit/format.ts';
import { DayName } from './day-name.tsx';
import { emptyBefore } from './month.ts';
import styles from './reach.module.css';

const STEPS = 4;

/** A month of days, Monday first: the fuller a day, the stronger its colour; the numbers are there to be read. */
export function QuotaCalendar({ days }: { days: ReachQuota['days'] }) {
  const { t } = useTranslation();
  const most = Math.max(1, ...days.map((day) => day.sent + day.groups));
  const first = days[0]?.day;
  return (
    <ol className={styles.calendar}>
      {days.map(({ day, sent, people, capped, groups }) => (
        <li
          key={day}
          className={styles.day}
          data-step={Math.ceil(((sent + groups) / most) * STEPS)}
          style={day === first ? { gridColumnStart: emptyBefore(day) + 1 } : undefined}
        >
          <DayName day={day} />
          <strong className="numbers">{formatNumber(sent)}</strong>
          <span className="soft">{sent > 0 ? t('quotas.people', { n: formatNumber(people) }) : ' '}</span>
          {groups > 0 ? <span>{t('quotas.groups', { n: formatNumber(groups) })}</span> : null}
          {capped > 0 ? (
            <span className={styles.capped}>{t('quotas.cappedDay', { n: formatNumber(capped) })}</span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
