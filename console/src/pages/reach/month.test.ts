import { expect, it } from 'vitest';
import { emptyBefore, monthAfter } from './month.ts';

it('steps over the turn of the year, both ways', () => {
  expect(monthAfter('2026-12', 1)).toBe('2027-01');
  expect(monthAfter('2026-01', -1)).toBe('2025-12');
  expect(monthAfter('2026-03', -14)).toBe('2025-01');
});

it('puts the first day under its weekday, Monday first', () => {
  expect(emptyBefore('2026-06-01')).toBe(0);
  expect(emptyBefore('2026-03-01')).toBe(6);
});
