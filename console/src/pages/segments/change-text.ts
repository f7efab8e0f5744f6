import { formatNumber } from '../../kit/format.ts';

/** A difference with its sign: `+3`, `−2`, `0`. */
export function changeText(value: number): string {
  if (value === 0) return '0';
  return `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value))}`;
}
