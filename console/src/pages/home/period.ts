import { daysBefore } from '../../kit/format.ts';

export const periods = ['today', 'yesterday', 'week', 'month', 'custom'] as const;
export type Period = (typeof periods)[number];

/** Calendar days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** The days of a period, seen from a day; of one's own choice as far as they are days in order. */
export function daysOf(period: Period, today: string, own: { from?: unknown; to?: unknown }): Days {
  switch (period) {
    case 'today':
      return { from: today, to: today };
    case 'yesterday':
      return { from: daysBefore(today, 1), to: daysBefore(today, 1) };
    case 'week':
      return { from: daysBefore(today, 6), to: today };
    case 'month':
      return { from: daysBefore(today, 29), to: today };
    case 'custom':
      return ownDays(own, { from: daysBefore(today, 29), to: today });
  }
}

/** What the address says; a period that nobody knows is today. */
export function readPeriod(value: unknown): Period {
  return periods.find((known) => known === value) ?? 'today';
}

/** Days from the earlier of two to the later. */
export function inOrder(a: string, b: string): Days {
  return a < b ? { from: a, to: b } : { from: b, to: a };
}

function ownDays({ from, to }: { from?: unknown; to?: unknown }, otherwise: Days): Days {
  if (!isDay(from) || !isDay(to) || from > to) return otherwise;
  return { from, to };
}

function isDay(value: unknown): value is string {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
}

/** (now − before) ÷ before; null when there is nothing to compare with. */
export function changeOf(now: number | null, before: number | null): number | null {
  if (now === null || before === null || before === 0) return null;
  return (now - before) / Math.abs(before);
}
