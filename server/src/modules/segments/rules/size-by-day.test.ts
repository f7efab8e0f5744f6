import { expect, test } from 'vitest';
import { sizeByDay } from './size-by-day.ts';

test('sizes are reckoned back from now, through days on which nothing happened', () => {
  const days = ['2026-03-01', '2026-03-02', '2026-03-03', '2026-03-04'];
  const moves = [
    { day: '2026-03-02', entered: 5, departed: 1 },
    { day: '2026-03-04', entered: 0, departed: 2 },
  ];
  expect(sizeByDay(days, 10, moves)).toEqual([
    { day: '2026-03-01', members: 8, entered: 0, departed: 0 },
    { day: '2026-03-02', members: 12, entered: 5, departed: 1 },
    { day: '2026-03-03', members: 12, entered: 0, departed: 0 },
    { day: '2026-03-04', members: 10, entered: 0, departed: 2 },
  ]);
});
