import { useTranslation } from 'react-i18next';

/** A day of a month with its weekday: `5 日 周一`. */
export function DayName({ day }: { day: string }) {
  const { t, i18n } = useTranslation();
  const weekday = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <span className="soft">
      {t('quotas.day', { day: Number(day.slice(8)) })} {weekday.format(new Date(`${day}T00:00:00Z`))}
    </span>
  );
}
