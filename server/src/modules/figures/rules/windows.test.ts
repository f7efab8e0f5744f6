import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '../../../kernel/zone.ts';
import { knowableDays, windowsOf } from './windows.ts';

it('asks for every missing day once, 30 days at most at a time, none older than the platform knows', () => {
  const all = knowableDays('2026-09-01');
  expect(all).toHaveLength(179);
  expect(all[0]).toBe(addDays('2026-09-01', -179));
  expect(all.at(-1)).toBe('2026-08-31');
  expect(windowsOf(all)).toHaveLength(6);
  expect(windowsOf([])).toEqual([]);
  fc.assert(
    fc.property(fc.subarray(all), (days) => {
      const windows = windowsOf(days);
      const asked = days.every(
        (day) => windows.filter(({ first, last }) => first <= day && day <= last).length === 1,
      );
      return asked && windows.every(({ first, last }) => first <= last && last <= addDays(first, 29));
    }),
    { numRuns: 100 },
  );
});
