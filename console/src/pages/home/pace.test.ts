import { expect, test } from 'vitest';
import { paceOf } from './pace.ts';

test('a goal against the time that has passed', () => {
  expect(paceOf(0.5, 0.5)).toBe('ahead');
  expect(paceOf(0.49, 0.5)).toBe('behind');
  expect(paceOf(1, 0.2)).toBe('reached');
  expect(paceOf(1.4, null)).toBe('reached');
  expect(paceOf(0.5, null)).toBe('unknown');
  expect(paceOf(null, 0.5)).toBe('unknown');
  expect(paceOf(0, 0)).toBe('ahead');
});
