const DIGITS = 6;
const UNIT = 1_000_000n;

/**
 * A number in whole millionths, so that sums are exact in any order and equal to PostgreSQL's `numeric`. More than six
 * decimals are rounded, a half away from zero. `text` is a decimal number as JavaScript or PostgreSQL writes it.
 */
export function exactly(number: number | string): bigint {
  if (typeof number === 'number' && Number.isSafeInteger(number)) return BigInt(number) * UNIT;
  const match = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(number));
  if (!match) throw new RangeError(`not a number: ${number}`);
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = DIGITS - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  const size = shift >= 0 ? digits * 10n ** BigInt(shift) : rounded(digits, 10n ** BigInt(-shift));
  return sign === '-' ? -size : size;
}

function rounded(digits: bigint, by: bigint): bigint {
  return (digits + by / 2n) / by;
}

/** Millionths as a decimal that PostgreSQL and people read: `12.5`. */
export function decimalOf(millionths: bigint): string {
  const digits = String(millionths < 0n ? -millionths : millionths).padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  const sign = millionths < 0n ? '-' : '';
  return `${sign}${digits.slice(0, -DIGITS)}${fraction ? `.${fraction}` : ''}`;
}
