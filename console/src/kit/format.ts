const NONE = '—';

/** `1,234.5`; a missing number is a dash. */
export function formatNumber(value: number | null | undefined, digits = 2): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  return new Intl.NumberFormat('en-US', { maximumFractionDigits: digits }).format(value);
}

/** A share 0..1 as `12.3%`. */
export function formatShare(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  return new Intl.NumberFormat('en-US', { style: 'percent', maximumFractionDigits: 1 }).format(value);
}

/** Yuan as `¥1,234.50`. */
export function formatYuan(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  const amount = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  return `${value < 0 ? '-' : ''}¥${amount.format(Math.abs(value))}`;
}

/** Fen (1/100 yuan) as `¥1,234.50`. */
export function formatFen(value: number | null | undefined): string {
  return formatYuan(value === null || value === undefined ? null : value / 100);
}

/** An instant in a time zone as `2026-11-22 14:05`, to the second when asked. */
export function formatInstant(
  value: string | number | null | undefined,
  timezone: string,
  seconds = false,
): string {
  if (value === null || value === undefined) return NONE;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return NONE;
  const part = partsOf(date, timezone);
  const time = `${part.hour}:${part.minute}${seconds ? `:${part.second}` : ''}`;
  return `${part.year}-${part.month}-${part.day} ${time}`;
}

/** The calendar date of an instant in a time zone, `2026-11-22`. */
export function formatDate(value: string | number, timezone: string): string {
  return formatInstant(value, timezone).slice(0, 10);
}

/** The calendar date `days` before `date` (both `2026-11-22`). */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function partsOf(date: Date, timezone: string): Record<string, string> {
  let formatter = formatters.get(timezone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone: timezone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timezone, formatter);
  }
  return Object.fromEntries(formatter.formatToParts(date).map((part) => [part.type, part.value]));
}

export interface Duration {
  unit: 'seconds' | 'minutes' | 'hours' | 'days';
  n: string;
}

/** Seconds in the largest unit that leaves at least one, to one decimal; null when there is no value. */
export function splitDuration(seconds: number | null): Duration | null {
  if (seconds === null || !Number.isFinite(seconds)) return null;
  if (seconds < 60) return { unit: 'seconds', n: formatNumber(seconds, 0) };
  if (seconds < 3600) return { unit: 'minutes', n: formatNumber(seconds / 60, 1) };
  if (seconds < 86_400) return { unit: 'hours', n: formatNumber(seconds / 3600, 1) };
  return { unit: 'days', n: formatNumber(seconds / 86_400, 1) };
}

/** A property of an event as text: scalars as they are, lists joined, the rest as JSON. */
export function formatProp(value: unknown): string {
  if (value === null || value === undefined) return NONE;
  if (Array.isArray(value)) return value.map(formatProp).join('、');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}

/** The number at the end of a bar. */
export function barLabel({ value }: { value?: unknown }): string {
  return typeof value === 'number' ? formatNumber(value) : '';
}
