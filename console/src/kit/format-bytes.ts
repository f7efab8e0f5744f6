import { formatNumber } from './format.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'];

/** Bytes in the largest decimal unit that leaves at least one, to one decimal. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${formatNumber(value, unit === 0 ? 0 : 1)} ${UNITS[unit]}`;
}
