import { formatNumber } from '../../kit/format.ts';

/** The sum of counts by reason. */
export function totalOf(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0);
}

/** Hundredths of a currency as `GBP 1,234.50`. */
export function formatMoney(currency: string, hundredths: number): string {
  const text = formatNumber(Math.abs(hundredths) / 100, 2);
  const [whole = '', cents = ''] = text.split('.');
  return `${currency} ${hundredths < 0 ? '-' : ''}${whole}.${cents.padEnd(2, '0')}`;
}
