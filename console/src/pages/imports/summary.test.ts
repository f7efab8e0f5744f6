import { expect, test } from 'vitest';
import { formatMoney, totalOf } from './summary.ts';

test('sums counts', () => {
  expect(totalOf({})).toBe(0);
  expect(totalOf({ a: 2, b: 3 })).toBe(5);
});

test.each([
  [891140790, 'GBP 8,911,407.90'],
  [0, 'GBP 0.00'],
  [5, 'GBP 0.05'],
  [-150, 'GBP -1.50'],
])('%d hundredths are %s', (value, text) => {
  expect(formatMoney('GBP', value)).toBe(text);
});
