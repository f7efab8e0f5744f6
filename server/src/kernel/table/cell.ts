import { stampIn } from '../zone.ts';

/** What a column holds. Times are instants (`2026-01-31T01:05:07Z`) or local already (`2026-01-31 09:05:07`). */
export type ColumnKind = 'text' | 'number' | 'time' | 'day';

export type CellValue = string | number | null;

/** A cell of a workbook; `bad` is shown in red. */
export type SheetCell = CellValue | { value: CellValue; bad: true };

const INSTANT = /^\d{4}-\d\d-\d\dT.*Z$/;

/** A time as people of the zone read it, `2026-01-31 09:05:07`; anything that is no instant stays as it is. */
export function localTime(value: CellValue, timezone: string): CellValue {
  if (typeof value !== 'string' || !INSTANT.test(value)) return value;
  return stampIn(new Date(value), timezone);
}
