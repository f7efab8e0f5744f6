/** What is known of the days of a year: the plan's own `holidays` first, then the national announcement. */
export interface DayTable {
  isWorkday(day: string): boolean;
  /** A named day off: neither a plain weekend nor a mere festival. */
  isHoliday(day: string): boolean;
  /** Whether days off of the year are known, from the announcement or from the plan. */
  knows(year: number): boolean;
  /** The first day of a holiday or festival in a year. */
  holiday(name: string, year: number): string | undefined;
  /** The day of a solar term in a year. */
  solarTerm(name: string, year: number): string | undefined;
  solarTermNames: readonly string[];
  /** Names of holidays and festivals in a year. */
  holidayNames(year: number): readonly string[];
}
