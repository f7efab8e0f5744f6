import { expect, test } from 'vitest';
import { changeOf, daysOf, readPeriod } from './period.ts';

test('periods seen from a day', () => {
  const of = (period: Parameters<typeof daysOf>[0]) => Object.values(daysOf(period, '2026-03-02', {}));
  expect(of('today')).toEqual(['2026-03-02', '2026-03-02']);
  expect(of('yesterday')).toEqual(['2026-03-01', '2026-03-01']);
  expect(of('week')).toEqual(['2026-02-24', '2026-03-02']);
  expect(of('month')).toEqual(['2026-02-01', '2026-03-02']);
});

test('days of one’s own only in order and real; an unknown period is today', () => {
  const own = (from: unknown, to: unknown) => daysOf('custom', '2026-03-02', { from, to });
  expect(own('2026-01-01', '2026-01-05')).toEqual({ from: '2026-01-01', to: '2026-01-05' });
  const month = { from: '2026-02-01', to: '2026-03-02' };
  expect(own('2026-01-05', '2026-01-01')).toEqual(month);
  expect(own('2026-13-05', '2026-14-01')).toEqual(month);
  expect(own(5, undefined)).toEqual(month);
  expect([readPeriod('week'), readPeriod('century'), readPeriod(7)]).toEqual(['week', 'today', 'today']);
});

test('a change needs something to compare with; losses shrink from the size of what was', () => {
  expect(changeOf(15, 10)).toBe(0.5);
  expect(changeOf(0, 10)).toBe(-1);
  expect(changeOf(5, -10)).toBe(1.5);
  expect([changeOf(5, 0), changeOf(null, 5), changeOf(5, null)]).toEqual([null, null, null]);
});
