import { expect, test } from 'vitest';
import { addDays } from '../../../kernel/zone.ts';
import { type DayValue, forecastGoal } from './forecast.ts';

/** Values of days up to 2026-03-30, a Monday; the last one is today. */
function upTo(values: readonly number[]): DayValue[] {
  return values.map((value, i) => ({ day: addDays('2026-03-30', i - values.length + 1), value }));
}
const goal = { before: 0, falls: false };

test('seven even days go on evenly, today is made whole', () => {
  expect(forecastGoal({ ...goal, days: upTo([2, 2, 2, 2, 2, 2, 2, 1]), by: '2026-04-03' })).toEqual({
    method: 'mean',
    wholeDays: 7,
    expected: 14 + 2 + 4 * 2,
    low: 24,
    high: 24,
  });
});

test('a day that has brought more than its mean keeps it; what was there before counts', () => {
  const forecast = forecastGoal({
    ...goal,
    before: 100,
    days: upTo([2, 2, 2, 2, 2, 2, 2, 9]),
    by: '2026-03-30',
  });
  expect(forecast?.expected).toBe(100 + 14 + 9);
});

test('from fourteen days on every weekday has its own mean: weekends stay quiet', () => {
  const week = [10, 10, 10, 10, 10, 0, 0]; // Monday to Sunday
  const days = upTo([...week, ...week, 0]);
  const until = (by: string) => forecastGoal({ ...goal, days, by })?.expected;
  expect(until('2026-03-30')).toBe(100 + 10);
  expect(until('2026-04-03')).toBe(100 + 50); // Friday
  expect(until('2026-04-05')).toBe(100 + 50); // Sunday
  expect(until('2026-04-13')).toBe(100 + 50 + 50 + 10); // the Monday after next
});

test('the interval is that of the formula, worked out by hand', () => {
  // Mean 2, s² = (1+1+1+1)/6 = 2/3. Today and 3 days ahead: 2/3 + 3·2/3 + 9·(2/3)/7 = 3.5238; ·1.2816² → ±2.4058.
  const forecast = forecastGoal({ ...goal, days: upTo([1, 3, 2, 2, 2, 1, 3, 2]), by: '2026-04-02' });
  expect(forecast?.expected).toBe(16 + 6);
  expect(forecast?.high).toBeCloseTo(22 + 2.4058, 3);
  expect(forecast?.low).toBeCloseTo(22 - 2.4058, 3);
});

test('only 28 whole days are looked back on', () => {
  const days = upTo([...Array<number>(30).fill(1000), ...Array<number>(28).fill(1), 1]);
  expect(forecastGoal({ ...goal, days, by: '2026-03-31' })).toMatchObject({
    wholeDays: 28,
    expected: 30_000 + 29 + 1,
  });
});

test('people who have come do not go: no end of the interval is below what is reached, money may fall', () => {
  const days = upTo([30, 0, 0, 0, 0, 0, 0, 0]);
  const rising = forecastGoal({ ...goal, days, by: '2026-04-02' });
  expect(rising?.low).toBe(30);
  const falling = forecastGoal({ before: 0, falls: true, days, by: '2026-04-02' });
  expect(falling?.low).toBeLessThan(30);
});

test('no forecast from fewer than seven whole days, nor after the end', () => {
  expect(forecastGoal({ ...goal, days: upTo([1, 1, 1, 1, 1, 1, 1]), by: '2026-04-02' })).toBeNull();
  expect(forecastGoal({ ...goal, days: upTo(Array<number>(20).fill(1)), by: '2026-03-29' })).toBeNull();
  expect(forecastGoal({ ...goal, days: [], by: '2026-03-29' })).toBeNull();
});

test('a goal of the far future costs no more than one of next week', () => {
  const forecast = forecastGoal({ ...goal, days: upTo(Array<number>(15).fill(1)), by: '9999-12-31' });
  expect(forecast?.expected).toBe(15 + (Date.parse('9999-12-31') - Date.parse('2026-03-30')) / 86_400_000);
});
