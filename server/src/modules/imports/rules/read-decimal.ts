/** Amounts and quantities are whole millionths: six decimals are exact, sums are exact. */
export const SCALE = 1_000_000n;
const DIGITS = 6;
const MOST_DIGITS = 12;

/**
 * Reads a decimal number as millionths: `2.55`, `-1,234.5`, `¥12`, `1200.00元`. Null when it is none, when it has more than
 * six decimals other than zeros, or when it has more than twelve digits before the point.
 */
export function readDecimal(text: string): bigint | null {
  const match = /^([-+−]?)[¥￥$£€]?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?\s*元?$/.exec(text.trim());
  if (!match) return null;
  const whole = (match[2] ?? '').replaceAll(',', '');
  const fraction = (match[3] ?? '').replace(/0+$/, '');
  if (fraction.length > DIGITS || whole.length > MOST_DIGITS) return null;
  const value = BigInt(whole) * SCALE + BigInt(fraction.padEnd(DIGITS, '0') || '0');
  return match[1] === '-' || match[1] === '−' ? -value : value;
}

/** Product of two numbers of millionths, to the nearest millionth; a half goes away from zero. */
export function multiply(a: bigint, b: bigint): bigint {
  return divide(a * b, SCALE);
}

function divide(value: bigint, by: bigint): bigint {
  const half = by / 2n;
  return (value < 0n ? value - half : value + half) / by;
}

/** Millionths as a plain decimal, without trailing zeros. */
export function formatDecimal(value: bigint): string {
  const sign = value < 0n ? '-' : '';
  const digits = String(value < 0n ? -value : value).padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  return `${sign}${digits.slice(0, -DIGITS)}${fraction ? `.${fraction}` : ''}`;
}

/** Millionths of a major unit (yuan) to whole minor units (fen); a half goes away from zero. */
export function toMinor(value: bigint): number {
  return Number(divide(value, SCALE / 100n));
}
