import { expect, test } from 'vitest';
import { dayAfter, startOfDay } from './zoned.ts';

test('a day begins where the plan is', () => {
  expect(startOfDay('2026-03-11', 'Asia/Shanghai').toISOString()).toBe('2026-03-10T16:00:00.000Z');
  expect(startOfDay('2026-03-11', 'UTC').toISOString()).toBe('2026-03-11T00:00:00.000Z');
});

test('the night in which clocks change has its own distance', () => {
  expect(startOfDay('2026-03-08', 'America/New_York').toISOString()).toBe('2026-03-08T05:00:00.000Z');
  expect(startOfDay('2026-03-09', 'America/New_York').toISOString()).toBe('2026-03-09T04:00:00.000Z');
});

test('the day after, over the end of a month', () => {
  expect(dayAfter('2026-02-28')).toBe('2026-03-01');
});
