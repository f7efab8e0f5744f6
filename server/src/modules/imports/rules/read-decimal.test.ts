import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDecimal, multiply, readDecimal, toMinor } from './read-decimal.ts';

describe('readDecimal', () => {
  it.each([
    ['2.55', 2_550_000n],
    ['-1,234.5', -1_234_500_000n],
    ['¥ 12', 12_000_000n],
    ['1200.00元', 1_200_000_000n],
    ['0.001', 1000n],
    ['+7', 7_000_000n],
    ['5.', 5_000_000n],
    ['1.0000000', 1_000_000n],
    ['−3', -3_000_000n],
  ])('reads %j', (text, value) => {
    expect(readDecimal(text)).toBe(value);
  });

  it.each([
    '',
    'abc',
    '1.2.3',
    '1,23',
    '1e5',
    '0x10',
    '--1',
    '1234567890123',
    '0.0000001',
    '１２',
    'NaN',
    '.',
  ])('takes %j for no number', (text) => {
    expect(readDecimal(text)).toBeNull();
  });

  it('gives back what formatDecimal writes', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }), (value) => {
        expect(readDecimal(formatDecimal(value))).toBe(value);
      }),
    );
  });
});

describe('toMinor', () => {
  it('rounds halves away from zero, once', () => {
    expect([5000n, 4999n, -5000n, -4999n, 2_042_761_000n].map(toMinor)).toEqual([1, 0, -1, 0, 204_276]);
  });

  it('is exact on whole fen', () => {
    fc.assert(fc.property(fc.integer(), (fen) => toMinor(BigInt(fen) * 10_000n) === fen));
  });
});

describe('multiply', () => {
  it('agrees with whole numbers and keeps six decimals', () => {
    expect(multiply(6_000_000n, 2_550_000n)).toBe(15_300_000n);
    expect(multiply(125_000n, 2_333_300n)).toBe(291_663n);
    expect(multiply(-125_000n, 2_333_300n)).toBe(-291_663n);
  });
});
