import { expect, test } from 'vitest';
import { decimalOf, exactly } from './exact-number.ts';

test.each<[number | string, string]>([
  [0.1, '0.1'],
  [-0.3, '-0.3'],
  [5e-7, '0.000001'],
  [-5e-7, '-0.000001'],
  [4.9e-7, '0'],
  [1.0000005, '1.000001'],
  [1e21, '1000000000000000000000'],
  [1.5e300, `15${'0'.repeat(299)}`],
  [2 ** 53 + 2, '9007199254740994'],
  [-0, '0'],
  ['12.500000', '12.5'],
  ['-7', '-7'],
])('%s is %s', (number, text) => {
  expect(decimalOf(exactly(number))).toBe(text);
});

test('sums are exact in any order', () => {
  const numbers = [0.1, 0.2, 0.3, -0.6, 1e15, -1e15];
  const sum = (list: number[]) => decimalOf(list.reduce((total, one) => total + exactly(one), 0n));
  expect([sum(numbers), sum(numbers.toReversed())]).toEqual(['0', '0']);
});

test('what is no number is refused, not guessed', () => {
  for (const text of ['', 'NaN', '1,5', '0x10']) expect(() => exactly(text)).toThrow(RangeError);
});
