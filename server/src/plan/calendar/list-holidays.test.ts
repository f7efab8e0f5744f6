import { expect, it } from 'vitest';
import { listHolidays } from './list-holidays.ts';

it('puts the days of the plan beside those that were announced, and says which count', () => {
  const { known, days } = listHolidays(
    {
      anniversary: { name: '店庆', kind: 'festival', days: ['2026-10-01'] },
      open: { name: '国庆照常营业', kind: 'workday', days: [{ from: '2026-10-02', to: '2026-10-03' }] },
      other: { name: '去年', kind: 'holiday', days: ['2025-05-06'] },
    },
    2026,
  );
  expect(known).toBe(true);
  const october = days.filter(({ day }) => day.startsWith('2026-10-0')).slice(0, 5);
  expect(october.map(({ day, kind, definition, overruled }) => [day, kind, definition, overruled])).toEqual([
    ['2026-10-01', 'festival', 'anniversary', false],
    ['2026-10-01', 'holiday', null, false],
    ['2026-10-02', 'workday', 'open', false],
    ['2026-10-02', 'holiday', null, true],
    ['2026-10-03', 'workday', 'open', false],
  ]);
});

it('a year of which nothing is known says so', () => {
  expect(listHolidays({}, 2060)).toEqual({ year: 2060, known: false, days: [] });
});
