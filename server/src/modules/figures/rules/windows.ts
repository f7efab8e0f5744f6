import { addDays } from '../../../kernel/zone.ts';

/** Days that the platform answers at once, and how far back it knows them. */
export const WINDOW_DAYS = 30;
export const KEPT_DAYS = 180;

/** The last days that the platform can still tell, up to yesterday, oldest first. The oldest is about to go: it is left out. */
export function knowableDays(today: string): string[] {
  return Array.from({ length: KEPT_DAYS - 1 }, (_, nr) => addDays(today, nr + 1 - KEPT_DAYS));
}

/** The fewest windows of at most 30 days that hold all these days, which are in order. */
export function windowsOf(days: readonly string[]): { first: string; last: string }[] {
  const windows: { first: string; last: string }[] = [];
  for (const day of days) {
    const open = windows.at(-1);
    if (open && day <= addDays(open.first, WINDOW_DAYS - 1)) open.last = day;
    else windows.push({ first: day, last: day });
  }
  return windows;
}
