// The package has a named export in its types only; under ESM there is the default one.
import chineseDays from 'chinese-days';

interface NationalDay {
  off: boolean;
  /** `国庆节`: the holiday that the day belongs to, or for which it is worked. */
  holiday: string;
}

const years = new Map<number, ReadonlyMap<string, NationalDay>>();

/**
 * Days off and days worked instead that the State Council announced for a year, by day. Empty for a year that the
 * package does not know: the announcement comes in the November before.
 */
export function nationalDays(year: number): ReadonlyMap<string, NationalDay> {
  const known = years.get(year);
  if (known) return known;
  const days = new Map<string, NationalDay>();
  const end = Date.UTC(year + 1, 0, 1);
  for (let at = Date.UTC(year, 0, 1); at < end; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    const found = lookUp(day);
    if (found) days.set(day, found);
  }
  years.set(year, days);
  return days;
}

/** Ordinary days carry the name of their weekday; announced ones `National Day,国庆节,3`. */
function lookUp(day: string): NationalDay | undefined {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // The package reads local time; noon is the same day in every zone.
  const { work, name } = chineseDays.getDayDetail(new Date(year, month - 1, date, 12));
  const [, holiday] = name.split(',');
  return holiday === undefined ? undefined : { off: !work, holiday };
}
