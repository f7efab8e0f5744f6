import { SolarTerm } from 'tyme4ts';

/** The 24 solar terms, from 小寒 in January to 冬至 in December. */
export const solarTerms: readonly string[] = [...SolarTerm.NAMES.slice(1), ...SolarTerm.NAMES.slice(0, 1)];

const dates = new Map<string, string>();

/** The day of a solar term in a calendar year, `2026-12-22` for 冬至; undefined for a name that is none. */
export function solarTermDay(name: string, year: number): string | undefined {
  if (!solarTerms.includes(name)) return undefined;
  const id = `${year} ${name}`;
  const known = dates.get(id);
  if (known !== undefined) return known;
  // The package counts a year from the 冬至 before it.
  const day = SolarTerm.fromName(name === '冬至' ? year + 1 : year, name).getSolarDay();
  const pad = (value: number) => String(value).padStart(2, '0');
  const text = `${day.getYear()}-${pad(day.getMonth())}-${pad(day.getDay())}`;
  dates.set(id, text);
  return text;
}
