import type { MomentPlanned } from '@hetang/contract/http/moments';
import { useTranslation } from 'react-i18next';
import { DayName } from '../day-name.tsx';
import { emptyBefore } from '../month.ts';
import styles from './moments.module.css';

type Day = MomentPlanned['days'][number];

/** A month of days, Monday first, each with what is to be published; on a narrow screen one below the other. */
export function MomentCalendar({ days }: { days: Day[] }) {
  const { t } = useTranslation();
  const first = days[0]?.day;
  const blanks = Array.from({ length: first === undefined ? 0 : emptyBefore(first) }, (_, nr) => nr);
  if (days.every(({ slots }) => slots.length === 0)) return <p className="soft">{t('moments.noSlots')}</p>;
  return (
    <ol className={styles.calendar}>
      {blanks.map((nr) => (
        <li key={nr} aria-hidden="true" className={styles.blank} />
      ))}
      {days.map(({ day, slots }) => (
        <li key={day} className={styles.day}>
          <DayName day={day} />
          <ul>
            {slots.map((slot, nr) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two slots may be alike, and nothing moves.
              <SlotLine key={`${nr} ${slot.at}`} slot={slot} />
            ))}
          </ul>
        </li>
      ))}
    </ol>
  );
}

function SlotLine({ slot: { at, calendar, column, message, brief, staff } }: { slot: Day['slots'][number] }) {
  const { t } = useTranslation();
  const what = message?.name ?? column?.name ?? brief;
  const who = staff.map(({ name }) => name).join('、');
  return (
    <li
      className={styles.slot}
      data-handmade={message === null}
      title={[calendar.name, who, brief].filter(Boolean).join(' · ')}
    >
      <span className="numbers">{at}</span> {what}
      {message === null ? <span className="soft"> {t('moments.handmade')}</span> : null}
    </li>
  );
}
